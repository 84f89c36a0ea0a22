"""What a page says of itself for programs: `meta`, JSON-LD, microdata."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from factcheck.model.document import Span
from factcheck.read.assemble import Assembler
from factcheck.read.clean import Clean, Gathered, joined
from factcheck.read.html_tokens import Token, add_text, plain
from factcheck.read.json_ld import ABOUT_THE_PAGE, PASSED_OVER, SUBJECTS, Stated, property_words, stated
from factcheck.read.lines import fold

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|[T ])")
_PUBLISHED = frozenset(
    "article:published_time datepublished date pubdate dc.date dc.date.issued dcterms.issued dcterms.created publish-date "
    "publishdate citation_publication_date og:article:published_time parsely-pub-date sailthru.date".split()
)
_SITE = frozenset({"og:site_name", "application-name", "publisher", "dc.publisher"})
_DESCRIPTIONS = frozenset({"description", "og:description", "dc.description", "twitter:description"})
_OF_THE_THING = ("product:", "book:", "video:", "music:", "profile:")
_MOST_VALUES = 2000
_LONGEST_VALUE = 500
_CUT_OFF = ("…", "...", "[&hellip;]")


@dataclass(slots=True)
class _Property:
    """A property of microdata that is open: its element's depth, its words so far, the item it belongs to."""

    depth: int
    key: Span
    within: _Item
    words: Gathered


class _Item(NamedTuple):
    """An item of microdata that is open."""

    depth: int
    number: int
    path: str
    of_page: bool
    thing: int
    """The number of the item at the top that it is a part of."""
    type: str = ""


class Data:
    """Gathers while the page is walked through."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.metas: list[tuple[str, Span, Span]] = []
        self.stated: list[Stated] = []
        self.micro: list[tuple[int, str, Stated]] = []
        self.open_properties: list[_Property] = []
        self.items: list[_Item] = []
        self.count = 0
        self.depth = 0
        self.scripts: dict[int, bool] = {}
        self.is_data = False
        self.times: list[str] = []

    def open(self, token: Token, found: Mapping[str, Span]) -> None:
        """A tag opens; `found` are its attributes."""
        if token.name == "meta":
            self._meta(found)
        elif token.name == "script":
            self.is_data = "ld+json" in plain(self.source, found.get("type", Span(0, 0))).lower()
        elif token.name == "time" and "datetime" in found:
            about = " ".join(plain(self.source, found[key]) for key in ("class", "itemprop", "pubdate") if key in found).lower()
            if "publish" in about or "pubdate" in found or "entry-date" in about:
                self.times.append(plain(self.source, found["datetime"]))
        if "itemscope" in found or "itemprop" in found:
            self._microdata(token, found)

    def _meta(self, found: Mapping[str, Span]) -> None:
        content = found.get("content")
        name = found.get("property") or found.get("name")
        if content and name and content.end > content.start:
            self.metas.append((plain(self.source, name).strip().lower(), name, content))

    def script(self, token: Token) -> None:
        """What stands in a script."""
        if self.is_data:
            self.stated += stated(self.source, token.start, token.end)
        self.is_data = False

    # ---- microdata

    def _microdata(self, token: Token, found: Mapping[str, Span]) -> None:
        key = found.get("itemprop", Span(0, 0))
        word = plain(self.source, key).split()[0] if key.end > key.start else ""
        within = self.items[-1] if self.items else _Item(0, -1, "", False, 0)
        value = found.get("content") or (found.get("datetime") if token.name == "time" else None)
        is_void = token.name in ("meta", "link", "img")
        if word and self.items and len(self.micro) < _MOST_VALUES and "itemscope" not in found:
            if value and value.end > value.start:
                words = Gathered()
                add_text(words, self.source, value.start, value.end)
                self._state(word, key, words.clean(), within)
            elif not is_void and len(self.open_properties) < 3:
                self.open_properties.append(_Property(-1, key, within, Gathered()))
        if "itemscope" in found and not is_void:
            types = plain(self.source, found.get("itemtype", Span(0, 0))).rstrip("/").rsplit("/", 1)[-1].lower()
            folded = word.lower()
            self.count += 1
            starts = not self.items or not word or (within.of_page and folded in SUBJECTS)
            of_page = types in ABOUT_THE_PAGE or folded in PASSED_OVER or (within.of_page and not starts)
            path = "" if starts else f"{within.path} / {word}" if within.path else word
            self.items.append(_Item(-1, self.count, path, of_page, self.count if starts else within.thing, types))

    def pushed(self, depth: int) -> None:
        """The element of the last tag is open at this depth."""
        if self.items and self.items[-1].depth < 0:
            self.items[-1] = self.items[-1]._replace(depth=depth)
        for one in self.open_properties[-1:]:
            if one.depth < 0:
                one.depth = depth

    def text(self, token: Token) -> None:
        """Text of the page."""
        for one in self.open_properties:
            if len(one.words) < _LONGEST_VALUE:
                add_text(one.words, self.source, token.start, token.end, entities=token.kind == "text")

    def end(self, depth: int) -> None:
        """The element at this depth ends."""
        while self.items and self.items[-1].depth >= depth:
            self.items.pop()
        while self.open_properties and self.open_properties[-1].depth >= depth:
            one = self.open_properties.pop()
            clean = one.words.clean()
            if clean.text and len(clean.text) < _LONGEST_VALUE:
                word = plain(self.source, one.key).split()[0]
                self._state(word, one.key, clean, one.within)

    def _state(self, word: str, key: Span, value: Clean, within: _Item) -> None:
        if not value.text or "://" in value.text[:12] or word.lower() in PASSED_OVER:
            return
        path = within.path
        is_name = word == "name" and bool(path)  # an item is known by its name
        label = Gathered()
        label.instead(
            property_words(path if is_name else f"{path} / {word}" if path else word, (within.type,), of_page=within.of_page),
            key.start,
            key.end,
        )
        said = Stated(label.clean(), value, within.of_page, word, -within.thing)
        self.micro.append((within.thing if is_name else within.number, word, said))

    # ---- what comes of it

    def put(self, out: Assembler, titles: Iterable[str]) -> None:
        """Blocks of all that was stated. What speaks of the page itself, or of other things than the one that its
        `titles` name, makes no claims."""
        said: set[str] = set()
        for name, label, content in self.metas:
            words = Gathered()
            add_text(words, self.source, content.start, content.end)
            value = words.clean()
            if name in _DESCRIPTIONS:
                if value.text not in said and not value.text.endswith(_CUT_OFF) and " " in value.text:
                    out.put("paragraph", value)
                said.add(value.text)
            elif name.startswith(_OF_THE_THING) and "://" not in value.text[:12]:
                tag = Gathered()
                tag.instead(name.split(":", 1)[1].replace(":", " ").replace("_", " ") or name, label.start, label.end)
                out.pair(tag.clean(), value, group=out.new_group())
            elif name in _PUBLISHED or name in _SITE or name in ("og:title", "author"):
                out.site(value)
        said_of = [*self.stated, *self._grouped()]
        others = _other_things(said_of, [f" {fold(title)} " for title in titles])
        for one in said_of:
            if one.of_page or one.thing in others:
                out.site(joined((one.label, one.value), ": "))
            else:
                out.pair(one.label, one.value, group=out.new_group())

    def _grouped(self) -> list[Stated]:
        """Values of one property of one item are one list."""
        found: dict[tuple[int, str, str], list[Stated]] = {}
        for item, word, one in self.micro:
            found.setdefault((item, one.label.text, word), []).append(one)
        return [many[0]._replace(value=joined([one.value for one in many], "\n")) for many in found.values()]

    def published(self) -> str | None:
        """The day on which the page says that it was published."""
        named = [one.value.text for one in self.stated if one.of_page and one.key == "datePublished"]
        named += [plain(self.source, content) for name, _, content in self.metas if name in _PUBLISHED]
        named += [one.value.text for _, _, one in self.micro if one.of_page and one.key == "datePublished"]
        for words in [*named, *self.times]:
            day = _DAY.match(words.strip())
            if day:
                return day.group()
        return None

    def site(self) -> str | None:
        """The name of the site."""
        for name, _, content in self.metas:
            if name == "og:site_name":
                return plain(self.source, content).strip() or None
        return None


def _other_things(said: Iterable[Stated], titles: list[str]) -> set[int]:
    """Which things are not what the page is about: of several, those whose names stand in no title; of one, if the page
    is an article and does not name it in its title either (its publisher)."""
    names: dict[int, list[str]] = {}
    article = False
    for one in said:
        article = article or one.of_page
        if not one.of_page:
            known = names.setdefault(one.thing, [])
            if one.key in ("name", "alternateName", "legalName") and "/" not in one.label.text:
                known += [fold(name) for name in one.value.text.split("\n")]
    if len(names) < 2 and not article:
        return set()
    return {
        thing
        for thing, known in names.items()
        if not any(name and (f" {name} " in title or title in f" {name} ") for name in known for title in titles if title.strip())
    }
