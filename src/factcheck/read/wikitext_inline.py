"""Wikitext inside a passage to clean text: links show their labels, notes and comments are out, templates are read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

from factcheck.model.document import Span
from factcheck.read.clean import Clean, Gathered
from factcheck.read.html_tokens import add_text
from factcheck.read.wikitext_scan import Argument, Markup, Part
from factcheck.read.wikitext_templates import DATES, LISTS, Shown, date_words, shown, unit_words

_MARK = re.compile(
    r"'{2,}+|</?[A-Za-z][A-Za-z0-9]{0,15}\b[^<>]{0,2000}+>|\[(?:https?:)?//[^\s\[\]<>]{1,2000}|\]|\n[*#:;]++[ \t]*+|__[A-Z]{3,20}__"
    r"|~{3,5}|\n"
)
_BREAKS = re.compile(r"</?(?:br|p|div|li|hr|tr|h[1-6]|ul|ol|blockquote|poem)\b", re.IGNORECASE)
_FILE = re.compile(r"\s*(?:file|image|datei|bild|fichier|archivo|imagen|media)\s*:", re.IGNORECASE)
_CATEGORY = re.compile(r"\s*(?:category|kategorie|catégorie|categoría)\s*:|\s*[a-z]{2,3}(?:-[a-z]{2,10})?:", re.IGNORECASE)
_DEEPEST = 30
_JOINERS = {
    **{"-": "–", "–": "–", "to": " to ", "and": " and ", "by": " by ", "x": " × ", "×": " × ", "or": " or ", "+/-": " ± "},
    "to(-)": "–",
}
_NAMED_UNITS = frozenset("m cm km mm ft in mi yd kg lb st g t".split())
_TWO_UNITS = frozenset({("ft", "in"), ("foot", "in"), ("lb", "oz"), ("st", "lb"), ("mi", "yd"), ("yd", "ft"), ("mi", "ft")})
_NUMBER = re.compile(r"[-+−]?\d[\d.,\s/]*")


class Inline:
    """Reads passages of one text."""

    def __init__(self, markup: Markup) -> None:
        self.markup = markup
        self.text = markup.text

    def clean(self, start: int, end: int) -> Clean:
        """A passage as people see it; possibly empty."""
        out = Gathered()
        self.add(out, start, end)
        return out.clean()

    def add(self, out: Gathered, start: int, end: int, depth: int = 0) -> None:
        """Add a passage to what was gathered. What is nested deeper than any real markup is left out."""
        at = start
        while at < end:
            part = self.markup.first(at, end)
            self._plain(out, at, min(part.start, end) if part else end)
            if part is None:
                return
            if depth < _DEEPEST:
                self._part(out, part, depth + 1)
            at = part.end

    def _plain(self, out: Gathered, start: int, end: int) -> None:
        """Text without templates, links or notes in it."""
        at = start
        for mark in _MARK.finditer(self.text, start, end):
            sign = mark.group()
            if sign == "]" and not self._ends_link(mark.start(), start):
                continue
            add_text(out, self.text, at, mark.start())
            at = mark.end()
            if (sign[0] == "<" and _BREAKS.match(sign)) or (sign[0] == "\n" and len(sign) > 1):
                out.apart("\n", mark.start(), mark.end())
            elif sign == "\n":
                at = mark.start()
                add_text(out, self.text, at, mark.end())
                at = mark.end()
        add_text(out, self.text, at, end)

    def _ends_link(self, at: int, start: int) -> bool:
        """Is this the end of a link to the web? Then a `[` with an address stands before it, and no other bracket since."""
        opened = self.text.rfind("[", max(start, at - 1000), at)
        return opened >= 0 and self.text.find("]", opened, at) < 0 and self.text.startswith(("http", "//"), opened + 1)

    def _part(self, out: Gathered, part: Part, depth: int) -> None:
        if part.kind == "link":
            self._link(out, part, depth)
        elif part.kind == "template":
            self._template(out, part, depth)
        elif part.kind == "verbatim":
            out.flow(self.text, *part.inner)

    def _link(self, out: Gathered, part: Part, depth: int) -> None:
        target = self.text[part.inner.start : min(part.inner.end, part.inner.start + 60)]
        if _FILE.match(target) or _CATEGORY.match(target):
            return
        label = part.inner
        for border, place in self.markup.pieces(*part.inner, _BAR):
            if border:
                label = Span(place.start, part.inner.end)
                break
        if target.startswith(":") and label == part.inner:
            label = Span(label.start + 1, label.end)
        if label.start < label.end:
            self.add(out, label.start, label.end, depth)
        elif part.inner.end > part.inner.start:
            self.add(out, part.inner.start, part.inner.end - 1, depth)  # `[[Arne (river)|]]`

    # ---- templates

    def _template(self, out: Gathered, part: Part, depth: int) -> None:
        written, arguments = self.markup.arguments(part)
        name = " ".join(re.sub(r"<!--.*?-->", "", written).replace("_", " ").split()).lower()
        if ":" in name and name.split(":", 1)[0] in ("formatnum", "nowrap", "lc", "uc", "ucfirst", "lcfirst"):
            colon = self.text.index(":", part.inner.start)
            self.add(out, colon + 1, part.inner.end, depth)
            return
        positional = self._positional(arguments)
        if name in DATES:
            self._dates(out, positional, depth)
        elif name in LISTS:
            for value in positional:
                if len(out):
                    out.apart("\n", value.start - 1, value.start)
                self.add(out, value.start, value.end, depth)
        else:
            self._other(out, part, name, positional, arguments, depth)

    def _positional(self, arguments: Iterable[Argument]) -> list[Span]:
        """Values without a name, or with a number for one."""
        return [
            one.value
            for one in arguments
            if one.name is None or self.text[one.name.start : min(one.name.end, one.name.start + 5)].strip().isdigit()
        ]

    def _other(self, out: Gathered, part: Part, name: str, values: list[Span], arguments: list[Argument], depth: int) -> None:
        how = shown(name, len(values))
        if how is None:
            written = self.text[part.inner.start : part.inner.end]
            if written.isalpha() and written.isupper() and written.isascii() and len(written) <= 4:
                out.as_it_is(self.text, *part.inner)  # `{{USA}}`
        elif how.instead:
            out.instead(how.instead, part.start, part.end)
        elif how.is_quantity:
            self._quantity(out, values, arguments)
        else:
            self._arguments(out, part, how, values, depth)

    def _arguments(self, out: Gathered, part: Part, how: Shown, values: list[Span], depth: int) -> None:
        """Some of the parameters, with words before, between and after them."""
        chosen = [values[at] for at in how.which if -len(values) <= at < len(values)] if how.which else values
        chosen = [value for value in chosen if self.text[value.start : value.end].strip()]
        if not chosen:
            return
        first = chosen[0].start
        if how.before:
            out.instead(how.before, part.start, first)
        for index, value in enumerate(chosen):
            if index:
                between = how.between[min(index, len(how.between)) - 1] if how.between else " "
                out.instead(between, value.start - 1, value.start)
            self.add(out, *self._trimmed(value), depth)
        if how.after:
            out.instead(how.after, chosen[-1].end, chosen[-1].end + 1)

    def _trimmed(self, value: Span) -> Span:
        start, end = value
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _word(self, value: Span) -> str:
        return html.unescape(self.text[value.start : min(value.end, value.start + 100)]).strip()

    def _dates(self, out: Gathered, values: list[Span], depth: int) -> None:
        """Dates in figures are given in words, a place behind one in brackets: `{{Film date|2016|9|1|Venice}}`."""
        at, many = 0, 0
        while at < len(values):
            figures: list[Span] = []
            while (
                at < len(values)
                and len(figures) < 3
                and (self._word(values[at]).isdigit() or (figures and not self._word(values[at])))
            ):
                figures.append(values[at])
                at += 1
            words = date_words([self._word(one) for one in figures])
            if many and not words:
                return  # what is left is no date
            if figures and not words:  # `{{date|1|septembre|2016}}`
                for index, value in enumerate(values[:3]):
                    if index:
                        out.instead(" ", value.start - 1, value.start)
                    self.add(out, *self._trimmed(value), depth)
                return
            if words:
                full = [self._trimmed(one) for one in figures if self._word(one)]
                if many:
                    out.apart("\n", full[0].start - 1, full[0].start)
                out.instead(words, full[0].start, full[-1].end)
            elif at < len(values) and self._word(values[at]):
                self.add(out, *self._trimmed(values[at]), depth)  # already in words
                return
            else:
                at += 1
                continue
            many += 1
            if at < len(values) and not self._word(values[at]).isdigit():
                place = self._trimmed(values[at])
                at += 1
                if place.end > place.start and self._is_place(place):
                    out.instead(" (", place.start - 1, place.start)
                    self.add(out, *place, depth)
                    out.instead(")", place.end, place.end + 1)
            elif len(figures) == 3:
                return  # a second date in figures is another thing: the birth in a template of the death

    def _is_place(self, value: Span) -> bool:
        """A place or an occasion, not a hint for the layout."""
        return self._word(value).lower() not in ("yes", "y", "no", "n", "mf", "df", "in", "month", "day", "")

    def _quantity(self, out: Gathered, values: list[Span], arguments: list[Argument]) -> None:
        """`{{convert|2460|m|ft}}`: the number and the unit as given; what is converted is nobody's statement."""
        named = {self._word(one.name): one.value for one in arguments if one.name}
        if not values:
            for name, value in named.items():
                if name in _NAMED_UNITS and _NUMBER.match(self._word(value)):
                    if len(out):
                        out.instead(" ", value.start - 1, value.start)
                    self.add(out, *self._trimmed(value))
                    out.instead(f" {name}", value.end, value.end + 1)
            return
        if "e" in named:
            return  # a power of ten is no number that anybody reads
        for index, value in enumerate(values):
            place, word = self._trimmed(value), self._word(value)
            after_number = index > 0 and bool(_NUMBER.match(self._word(values[index - 1])))
            if _NUMBER.match(word):
                if after_number:
                    return
                if index and self._word(values[index - 1]) not in _JOINERS:
                    out.instead(" ", place.start - 1, place.start)
                self.add(out, *place)
            elif word in _JOINERS and after_number and index + 1 < len(values):
                out.instead(_JOINERS[word], place.start, place.end)
            elif word:
                self._unit(out, place)
                further = [self._word(one) for one in values[index + 1 : index + 3]]
                if len(further) < 2 or not _NUMBER.match(further[0]) or (word, further[1]) not in _TWO_UNITS:
                    return
        unit = named.get("u") or named.get("ul")
        if unit:
            self._unit(out, self._trimmed(unit))

    def _unit(self, out: Gathered, place: Span) -> None:
        word = self._word(place)
        if place.start < place.end:
            out.instead(" ", place.start - 1, place.start)
            if unit_words(word) == word:
                out.as_it_is(self.text, *place)
            else:
                out.instead(unit_words(word), place.start, place.end)


_BAR = frozenset({"|"})
