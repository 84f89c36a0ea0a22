"""schema.org data inside a page (JSON-LD) to pairs, each with its place in the file.

A small reader of its own: `json` gives no places, and one fault would lose the whole script. Nothing is fetched: a
`@context` is a word like any other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.model.document import Span
from factcheck.read.clean import Clean, Gathered, joined
from factcheck.read.nodes import key_words

_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]:,]|-?[0-9][0-9.eE+-]*+|true|false|null', re.DOTALL)
_ESCAPE = re.compile(r'\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])')
_DEEPEST = 40
ABOUT_THE_PAGE = frozenset(
    "article newsarticle blogposting liveblogposting report reportagenewsarticle analysisnewsarticle opinionnewsarticle "
    "reviewnewsarticle scholarlyarticle techarticle apireference socialmediaposting webpage aboutpage contactpage itempage "
    "faqpage qapage collectionpage profilepage searchresultspage medicalwebpage website breadcrumblist listitem itemlist "
    "review criticreview userreview imageobject videoobject audioobject mediaobject sitenavigationelement wpheader wpfooter "
    "wpsidebar searchaction readaction comment question answer speakablespecification webpageelement imagegallery".split()
)
"""Types whose statements are of the page or its parts, not of what it is about."""
SUBJECTS = frozenset({"about", "mainentity", "itemreviewed"})
PASSED_OVER = frozenset(
    "url sameas image logo photo thumbnail thumbnailurl contenturl embedurl mainentityofpage potentialaction urltemplate "
    "subjectof review reviews trailer video hasmap breadcrumb primaryimageofpage isaccessibleforfree inlanguage comment".split()
)


_SAID = {"datepublished": "release date", "datereleased": "release date"}
"""Properties that say of a thing in other words what people say of it."""


_OF_PRODUCTS = {"releasedate": "product release date"}
"""What is sold may be a copy of what the page is about: a disc has a day of release of its own."""


def property_words(path: str, types: Iterable[str], *, of_page: bool) -> str:
    """A property with those above it, as words: `address / postalCode` is `address / postal code`. `types`: of the thing."""
    said = {} if of_page else _OF_PRODUCTS if "product" in types else _SAID
    return " / ".join(said.get(word.lower()) or " ".join(key_words(word).lower().split()) or word for word in path.split(" / "))


class Stated(NamedTuple):
    """A pair of the data: the key (`address / addressLocality`; its place is that of the last part) and the value."""

    label: Clean
    value: Clean
    of_page: bool
    """It speaks of the page, not of what the page is about."""
    key: str
    """The last part of the key as written."""
    thing: int = 0
    """Equal for all that is said of one thing at the top of the data (its parts included); 0 for the page."""


@dataclass(slots=True)
class _Node:
    """An object or a list; `members` are in the order of the file, keys of a list are empty."""

    is_list: bool
    members: list[tuple[Span, Span | _Node]] = field(default_factory=list)


def stated(text: str, start: int, end: int) -> list[Stated]:
    """The pairs that the JSON at `start`..`end` states, in order; what is left of it where it is broken."""
    reader = _Reader(text, start + 1)  # numbers of things differ from script to script
    for root in _parse(text, start, end):
        reader.value(Span(0, 0), root, "", of_page=False)
    return reader.found


def _parse(text: str, start: int, end: int) -> list[_Node]:
    roots: list[_Node] = []
    stack: list[_Node] = []
    key: Span | None = None
    expects_key = False
    for match in _TOKEN.finditer(text, start, end):
        sign = match.group()
        if sign in "{[":
            node = _Node(sign == "[")
            if not stack:
                roots.append(node)
            elif len(stack) < _DEEPEST:
                stack[-1].members.append((key or Span(0, 0), node))
            stack.append(node)
            key, expects_key = None, sign == "{"
        elif sign in "}]":
            if stack:
                stack.pop()
            key = None
        elif sign == ",":
            key, expects_key = None, bool(stack) and not stack[-1].is_list
        elif sign == ":":
            expects_key = False
        elif stack and not (sign[0] == '"' and (len(sign) < 2 or sign[-1] != '"')):
            inner = Span(match.start() + 1, match.end() - 1) if sign[0] == '"' else Span(*match.span())
            if expects_key and not stack[-1].is_list and key is None:
                key = inner
            elif (stack[-1].is_list or key) and inner.end > inner.start and sign != "null":
                stack[-1].members.append((key or Span(0, 0), inner))
                key = None
    return roots


class _Reader:
    """Walks the data; what is deeper than any real one was left out by `_parse`."""

    def __init__(self, text: str, things: int) -> None:
        self.text = text
        self.found: list[Stated] = []
        self.things = things
        self.types: frozenset[str] = frozenset()
        """Of the thing at the top that is being read, in small letters."""

    def value(self, key: Span, value: Span | _Node, above: str, *, of_page: bool) -> None:
        """What stands under a key; `above` are the keys over it."""
        if isinstance(value, Span):
            self._state(key, [self._clean(value)], above, of_page)
        elif value.is_list:
            self._list(key, value, above, of_page)
        else:
            self._object(key, value, above, of_page)

    def _list(self, key: Span, node: _Node, above: str, of_page: bool) -> None:
        """Scalars, and names of objects, are one list of values; what else the objects say stands on its own."""
        values: list[Clean] = []
        for _, member in node.members:
            if isinstance(member, Span):
                values.append(self._clean(member))
            elif not member.is_list and key.end and not self._of_page(member, of_page):
                name = self._name(member)
                if name:
                    values.append(name)
        if key.end:
            self._state(key, values, above, of_page)
        for _, member in node.members:
            if isinstance(member, _Node):
                if member.is_list:
                    self._list(key, member, above, of_page)
                else:
                    self._object(key, member, above, of_page, named=bool(key.end))

    def _object(self, key: Span, node: _Node, above: str, of_page: bool, *, named: bool = False) -> None:
        of_page = self._of_page(node, of_page)
        if not key.end:
            self.things += 1
            self.types = self._types(node)
        name = self._name(node) if key.end and not of_page else None
        if name and not named:
            self._state(key, [name], above, of_page)
        word = self._word(key)
        path = f"{above} / {word}" if above and word else above or word
        for inner, member in node.members:
            word = self._word(inner)
            folded = word.lower()
            if word.startswith("@") and word != "@graph":
                continue
            if folded in PASSED_OVER or (name is not None and folded == "name"):
                continue
            if folded in SUBJECTS and isinstance(member, _Node):
                self.value(Span(0, 0), member, "", of_page=False)
            elif word == "@graph":
                self.value(Span(0, 0), member, path, of_page=of_page)
            else:
                self.value(inner, member, path, of_page=of_page)

    def _of_page(self, node: _Node, above: bool) -> bool:
        """Does a node speak of the page? What stands in one that does, does too."""
        return above or not self._types(node).isdisjoint(ABOUT_THE_PAGE)

    def _types(self, node: _Node) -> frozenset[str]:
        said = (self._word(place).lower() for place in self._under(node, "@type") if isinstance(place, Span))
        return frozenset(one.rsplit("/", 1)[-1] for one in said)

    def _under(self, node: _Node, wanted: str) -> Iterable[Span | _Node]:
        for key, member in node.members:
            if self._word(key) == wanted:
                yield from [one for _, one in member.members] if isinstance(member, _Node) and member.is_list else [member]

    def _name(self, node: _Node) -> Clean | None:
        for one in self._under(node, "name"):
            if isinstance(one, Span):
                return self._clean(one)
        return None

    def _state(self, key: Span, values: list[Clean], above: str, of_page: bool) -> None:
        """A pair of a key and one or more values; addresses on the web are none."""
        word = self._word(key)
        values = [value for value in values if value.text and "://" not in value.text[:12]]
        if not values or not word:
            return
        label = Gathered()
        label.instead(property_words(f"{above} / {word}" if above else word, self.types, of_page=of_page), key.start, key.end)
        self.found.append(Stated(label.clean(), joined(values, "\n"), of_page, word, self.things))

    def _word(self, place: Span) -> str:
        return self.text[place.start : min(place.end, place.start + 100)].strip()

    def _clean(self, place: Span) -> Clean:
        gathered = Gathered()
        at = place.start
        for match in _ESCAPE.finditer(self.text, place.start, place.end):
            gathered.flow(self.text, at, match.start())
            meant = json.loads(f'"{match.group()}"')
            at = match.end()
            if meant.isprintable() and not "\ud800" <= meant <= "\udfff":
                gathered.instead(meant, match.start(), at)
            elif meant in "\n\t":
                gathered.apart(" ", match.start(), at)
        gathered.flow(self.text, at, place.end)
        return gathered.clean()
