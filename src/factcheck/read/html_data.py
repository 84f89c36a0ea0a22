"""What a page says of itself for programs: `meta`, JSON-LD, microdata."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from factcheck.model.document import Span
from factcheck.read.assemble import Assembler
from factcheck.read.clean import Clean, Gathered, joined
from factcheck.read.html_tokens import Token, add_text, plain
from factcheck.read.json_ld import ABOUT_THE_PAGE, PASSED_OVER, Stated, stated

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
    path: str
    item: int
    of_page: bool
    words: Gathered
    shown: bool
    opens_item: bool = False


class Data:
    """Gathers while the page is walked through."""

    def __init__(self, text: str) -> None:
        self.source = text
        self.metas: list[tuple[str, Span, Span]] = []
        self.stated: list[Stated] = []
        self.micro: list[tuple[int, str, Stated]] = []
        self.open_properties: list[_Property] = []
        self.items: list[tuple[int, int, str, bool]] = []
        self.count = 0
        self.depth = 0
        self.scripts: dict[int, bool] = {}
        self.is_data = False
        self.times: list[str] = []

    def open(self, token: Token, found: Mapping[str, Span], shown: bool) -> None:
        """A tag opens; `found` are its attributes, `shown` whether anybody sees what stands in it."""
        if token.name == "meta":
            self._meta(found)
        elif token.name == "script":
            self.is_data = "ld+json" in plain(self.source, found.get("type", Span(0, 0))).lower()
        elif token.name == "time" and "datetime" in found:
            about = " ".join(plain(self.source, found[key]) for key in ("class", "itemprop", "pubdate") if key in found).lower()
            if "publish" in about or "pubdate" in found or "entry-date" in about:
                self.times.append(plain(self.source, found["datetime"]))
        if "itemscope" in found or "itemprop" in found:
            self._microdata(token, found, shown)

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

    def _microdata(self, token: Token, found: Mapping[str, Span], shown: bool) -> None:
        key = found.get("itemprop", Span(0, 0))
        word = plain(self.source, key).split()[0] if key.end > key.start else ""
        item, path, of_page = (self.items[-1][1], self.items[-1][2], self.items[-1][3]) if self.items else (-1, "", False)
        value = found.get("content") or (found.get("datetime") if token.name == "time" else None)
        is_void = token.name in ("meta", "link", "img")
        if word and item >= 0 and len(self.micro) < _MOST_VALUES and "itemscope" not in found:
            if value and value.end > value.start:
                words = Gathered()
                add_text(words, self.source, value.start, value.end)
                self._state(word, key, words.clean(), item, path, of_page)
            elif not is_void and len(self.open_properties) < 3:
                self.open_properties.append(_Property(-1, key, path, item, of_page, Gathered(), shown))
        if "itemscope" in found and not is_void:
            types = plain(self.source, found.get("itemtype", Span(0, 0))).rstrip("/").rsplit("/", 1)[-1].lower()
            above = f"{path} / {word}" if path and word else word or path
            hidden = word.lower() in PASSED_OVER
            self.count += 1
            about = types in ABOUT_THE_PAGE or hidden or (of_page and word.lower() not in ("itemreviewed", "about", "mainentity"))
            self.items.append((-1, self.count, above if item >= 0 and not of_page else "", about))

    def pushed(self, depth: int) -> None:
        """The element of the last tag is open at this depth."""
        for at, item in enumerate(self.items[-1:]):
            if item[0] < 0:
                self.items[len(self.items) - 1 + at] = (depth, *item[1:])
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
        while self.items and self.items[-1][0] >= depth:
            self.items.pop()
        while self.open_properties and self.open_properties[-1].depth >= depth:
            one = self.open_properties.pop()
            clean = one.words.clean()
            if clean.text and len(clean.text) < _LONGEST_VALUE:
                word = plain(self.source, one.key).split()[0]
                self._state(word, one.key, clean, one.item, one.path, one.of_page)

    def _state(self, word: str, key: Span, value: Clean, item: int, path: str, of_page: bool) -> None:
        if not value.text or "://" in value.text[:12] or word.lower() in PASSED_OVER:
            return
        is_name = word == "name" and path
        label = Gathered()
        label.instead(path if is_name else f"{path} / {word}" if path else word, key.start, key.end)
        self.micro.append((item, word, Stated(label.clean(), value, of_page, word)))

    # ---- what comes of it

    def put(self, out: Assembler) -> None:
        """Blocks of all that was stated: what speaks of the page itself makes no claims."""
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
        for one in [*self.stated, *self._grouped()]:
            if one.of_page:
                out.site(joined((one.label, one.value), ": "))
            else:
                out.pair(one.label, one.value, group=out.new_group())

    def _grouped(self) -> list[Stated]:
        """Values of one property of one item are one list."""
        found: dict[tuple[int, str, str], list[Stated]] = {}
        for item, word, one in self.micro:
            # a nested item is one value of the property that it stands under
            place = 0 if one.label.text.endswith(word) is False else item
            found.setdefault((place, one.label.text, word), []).append(one)
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
