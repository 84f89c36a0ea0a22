"""MediaWiki wikitext: infoboxes as pairs, sections, prose without markup, lists, tables, captions."""

from __future__ import annotations

import re

from factcheck.model.document import Span
from factcheck.read.assemble import Assembler, Item
from factcheck.read.clean import Clean, joined
from factcheck.read.grid import Cell, Row
from factcheck.read.labels import is_prose
from factcheck.read.reading import Reader, Reading
from factcheck.read.wikitext_inline import Inline
from factcheck.read.wikitext_scan import Argument, Markup, Part

_HEADING = re.compile(r"(={1,6})(?!=)[ \t]*+(.*?)[ \t]*(=++)[ \t]*$", re.DOTALL)
_LIST = re.compile(r"[*#:;]++[ \t]*+")
_RULE = re.compile(r"-{4,}\s*$")
_BOLD = re.compile(r"'''(?!')|'''''(?!')")
_BOXES = re.compile(
    r"(?:infobox|taxobox|speciesbox|automatic taxobox|subspeciesbox|chembox|drugbox|geobox|ficha|info box"
    r"|starbox)\b|.+ infobox$"
)
_QUOTES = frozenset(
    {"quote", "blockquote", "cquote", "quotation", "bquote", "quote box", "rquote", "zitat", "citation bloc", "cita"}
)
_SECTIONS = frozenset({"columns-list", "div col", "col-list", "flowlist", "refbegin", "plainlist", "plain list", "flatlist"})
_PASSED_OVER = re.compile(
    r"(?:image|images|img|logo|map|pushpin|alt|signature|coord|coords|coordinates|website|url|homepage|embed|module|child|cover"
    r"|flag|seal|ref|refs|references|footnotes|mapframe|latd|latm|lats|latns|longd|longm|longs|longew|imdb|id|commons|bodyclass"
    r"|background|colou?r|nocat|autocat)(?:[_ \d].*)?$"
    r"|.*(?:[_ ]?size|[_ ]alt|upright|[_ ]link|[_ ]width|[_ ]url|footnotes|[_ ]ref)\d{0,2}$"
)
_CAPTIONS = re.compile(r"(?:.*[_ ])?caption\d{0,2}$|bildunterschrift$|légende$|pie$")
_NAMES = frozenset({"name", "title", "bridge_name", "nom", "titre", "titel", "nombre", "título"})
_TITLED = re.compile(r"(.*?[_ ]?)(?:title|label|name)(\d{0,2})$")
_TITLED_BY = {"title": ("name", "date", "info", "value"), "label": ("data", "value"), "name": ("info",)}
_SITE = frozenset(
    "references|notes|notes and references|references and notes|footnotes|citations|external links|see also|further reading|"
    "sources|"
    "einzelnachweise|weblinks|siehe auch|literatur|quellen|anmerkungen|références|liens externes|voir aussi|notes et références|"
    "referencias|enlaces externos|véase también|notas".split("|")
)
_FILE = re.compile(r"\s*(?:file|image|datei|bild|fichier|archivo|imagen)\s*:", re.IGNORECASE)
_CATEGORY = re.compile(r"\[\[\s*(?:category|kategorie|catégorie|categoría)\s*:", re.IGNORECASE)
_SPAN = re.compile(r"\b(row|col)span\s*=\s*[\"']?\s*(\d{1,5})", re.IGNORECASE)
_ATTRIBUTES = re.compile(r"[^\[\]{}<>\n]{0,1000}=[^\[\]{}<>\n]{0,1000}$")
_LAYOUT = frozenset("thumb thumbnail frame frameless border left right center centre none mini hochkant miniatur vignette".split())
_DEEPEST = 4


def read(text: str, labels: frozenset[str]) -> Reading:
    """The blocks of an article, in order."""
    article = _Article(text, labels)
    article.blocks(0, len(text), 0)
    out = article.out
    return Reading(tuple(out.blocks), title=article.title or article.lead, published="", source="")


class _Article:
    """One walk over an article."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.markup = Markup(text)
        self.inline = Inline(self.markup)
        self.out = Assembler(labels)
        self.title = self.lead = ""
        self.site_level = 0
        self.quoted = False
        self.line_end, self.parts_alone = -1, False

    def blocks(self, start: int, end: int, depth: int) -> None:
        """Read a stretch of whole lines."""
        paragraph: list[Span] = []
        items: list[tuple[str, Span]] = []
        for line in self.markup.lines(start, end):
            body = self._trimmed(line)
            mark = _LIST.match(self.text, *body) if body.start < body.end else None
            if mark and not paragraph and not self._is_table(body):
                items.append((mark.group().strip(), Span(mark.end(), body.end)))
                continue
            self._items(items)
            items = []
            if self._is_text(body) and not mark:
                paragraph.append(body)
                continue
            self._paragraph(paragraph)
            paragraph = []
            if mark and not self._is_table(body):
                items.append((mark.group().strip(), Span(mark.end(), body.end)))
                continue
            while body.start < body.end:
                if self._is_text(body):
                    paragraph.append(body)
                    break
                body = self._trimmed(Span(self._construct(body, depth), body.end))
        self._items(items)
        self._paragraph(paragraph)

    def _trimmed(self, line: Span) -> Span:
        """Without blanks and comments at its ends."""
        start, end = line
        while start < end:
            part = self.markup.part_at(start)
            if self.text[start].isspace() or self.text[start] == "\ufeff":
                start += 1
            elif part and part.kind == "dropped" and part.end <= end:
                start = part.end
            else:
                break
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Span(start, end)

    def _is_table(self, body: Span) -> bool:
        return self.text.startswith("{|", body.start) or self.text[body.start : body.start + 22].lstrip(":* ").startswith("{|")

    def _is_text(self, body: Span) -> bool:
        """Is a line prose, not a construct of its own?"""
        if body.start >= body.end:
            return False
        start = body.start
        first = self.text[start]
        if first == "=" and self.text[body.end - 1] == "=":
            return False
        if first == "-" and _RULE.match(self.text, *body):
            return False
        if first == "{" and self._is_table(body):
            return False
        part = self.markup.part_at(start)
        if part is None:
            return not self.text.startswith(("<blockquote", "</blockquote", "__", "#REDIRECT"), start)
        if part.kind == "template":
            return part.end < body.end and not _BOXES.match(self._name(part)) and not self._only_parts(body)
        if part.kind == "link":
            target = self.text[part.inner.start : part.inner.start + 30]
            return not (_FILE.match(target) or _CATEGORY.match(self.text, start))
        return part.kind not in ("code", "gallery", "table")

    def _only_parts(self, body: Span) -> bool:
        """Nothing but templates and the like on a line; what holds of it holds of the rest behind any of them."""
        if self.line_end != body.end:
            self.line_end, self.parts_alone = body.end, self._are_alone(body)
        return self.parts_alone

    def _are_alone(self, body: Span) -> bool:
        at = body.start
        while at < body.end:
            part = self.markup.part_at(at)
            if part is not None:
                at = part.end
            elif self.text[at].isspace():
                at += 1
            else:
                return False
        return True

    def _name(self, template: Part) -> str:
        head = self.text[template.inner.start : min(template.inner.end, template.inner.start + 200)]
        head = re.split(r"[|\n}]|<!--", head.lstrip(), maxsplit=1)[0]
        return " ".join(head.replace("_", " ").split()).lower()

    # ---- constructs

    def _construct(self, body: Span, depth: int) -> int:
        """Read the construct at the beginning of a line, and say where it ends."""
        start = body.start
        if self.text[start] == "=":
            self._heading(body)
            return body.end
        if self._is_table(body):
            opened = self.text.index("{|", start)
            part = self.markup.part_at(opened)
            self._table(part.inner if part else Span(opened + 2, body.end))
            return part.end if part else body.end
        lowered = self.text[start : start + 13].lower()
        if lowered.startswith(("<blockquote", "</blockquote")):
            self.quoted = lowered[1] != "/" and "</blockquote" not in self.text[start : body.end].lower()
            close = self.text.find(">", start, body.end)
            rest = Span(close + 1 if close >= 0 else body.end, body.end)
            clean = self.inline.clean(*rest)
            self.out.text(clean, "quote" if lowered[1] != "/" else "paragraph")
            return body.end
        part = self.markup.part_at(start)
        if part is None:
            return body.end
        if part.kind == "code":
            self.out.put("code", _as_it_is(self.text, part.inner))
        elif part.kind == "gallery":
            for line in self.markup.lines(*part.inner):
                self._file(line)
        elif part.kind == "link":
            if _CATEGORY.match(self.text, start):
                self.out.site(self.inline.clean(*part.inner))
            else:
                self._file(part.inner)
        elif part.kind == "template":
            self._template(part, depth)
        return part.end

    def _heading(self, body: Span) -> None:
        found = _HEADING.match(self.text, *body)
        if not found:
            self._paragraph([body])
            return
        level = len(found.group(1))
        clean = self.inline.clean(*found.span(2))
        words = clean.text.casefold().strip(" :")
        if self.site_level and level <= self.site_level:
            self.site_level = 0
        if words in _SITE and not self.site_level:
            self.site_level = level
        if self.site_level:
            self.out.site(clean)
        else:
            self.out.heading(joined(clean.lines(), " "), level, body)

    def _paragraph(self, lines: list[Span]) -> None:
        if not lines:
            return
        start, end = lines[0].start, lines[-1].end
        clean = self.inline.clean(start, end)
        if not clean.text:
            return
        if self.site_level:
            self.out.site(clean)
            return
        if not self.lead and (bold := _BOLD.search(self.text, start, min(end, start + 2000))):
            close = self.text.find("'''", bold.end(), end)
            self.lead = self.inline.clean(bold.end(), close).text[:200] if close > bold.end() else ""
        if "\n" not in clean.text and is_prose(clean.text):
            self.out.put("quote" if self.quoted else "paragraph", clean)
        else:
            self.out.text(clean, "quote" if self.quoted else "paragraph")

    def _items(self, items: list[tuple[str, Span]]) -> None:
        """A run of lines with list marks: lists, terms with what is said of them, indented passages."""
        waiting: list[Item] = []
        term: Clean | None = None
        group = 0
        before = ""
        for marks, place in items:
            if marks[0] != before:  # a numbered list behind one that is not
                self._put_items(waiting)
                waiting, before = [], marks[0]
            if marks[-1] == ";":
                sides = [side for _, side in self.markup.pieces(*place, frozenset())]
                colon = self.text.find(" : ", place.start, place.end)
                self._put_items(waiting)
                waiting = []
                if term is not None:
                    self._text(term)
                term = self.inline.clean(place.start, colon if colon > 0 else sides[0].end)
                if colon > 0:
                    group = group or self.out.new_group()
                    self.out.pair(term, self.inline.clean(colon + 3, place.end), group=group)
                    term = None
                continue
            clean = self.inline.clean(*place)
            if not clean.text:
                continue
            if term is not None and marks[-1] == ":" and not self.site_level:
                group = group or self.out.new_group()
                if is_prose(clean.text):
                    self.out.put("paragraph", joined((term, clean), ": "))
                else:
                    self.out.pair(term, clean, group=group)
                term = None
            elif marks[-1] == ":":
                self._put_items(waiting)
                waiting = []
                self._text(clean)
            else:
                waiting.append(Item(len(marks), clean, 0, bool(self.site_level)))
        if term is not None:
            self._text(term)
        self._put_items(waiting)

    def _put_items(self, items: list[Item]) -> None:
        if items:
            self.out.items(items)

    def _text(self, clean: Clean) -> None:
        if self.site_level:
            self.out.site(clean)
        else:
            self.out.text(clean)

    def _file(self, place: Span) -> None:
        """The caption of a picture: its last parameter that says nothing of the layout."""
        caption: Span | None = None
        for border, side in self.markup.pieces(*place, frozenset("|")):
            words = self.text[side.start : min(side.end, side.start + 40)].strip().lower()
            layout = (
                words in _LAYOUT
                or words.startswith(("alt=", "upright", "link=", "lang=", "page=", "class="))
                or words.endswith("px")
            )
            if border and words and not layout:
                caption = side
        if caption:
            clean = self.inline.clean(*caption)
            if self.site_level:
                self.out.site(clean)
            else:
                self.out.put("caption", clean)

    # ---- templates

    def _template(self, part: Part, depth: int) -> None:
        name = self._name(part)
        if _BOXES.match(name):
            self._box(part, self.out.new_group(), depth)
        elif name in _QUOTES:
            _, arguments = self.markup.arguments(part)
            for one in arguments:
                words = self._word(one.name)
                if one.name is None or words in ("1", "text", "quote", "zitat"):
                    self.out.text(self.inline.clean(*one.value), "quote")
                    break
        elif name in _SECTIONS and depth < _DEEPEST:
            _, arguments = self.markup.arguments(part)
            for one in arguments:
                if one.name is None or self._word(one.name) in ("1", "content"):
                    self.blocks(one.value.start, one.value.end, depth + 1)
        else:
            self._text(self.inline.clean(part.start, part.end))

    def _word(self, place: Span | None) -> str:
        return self.text[place.start : min(place.end, place.start + 60)].strip().lower() if place else ""

    def _box(self, part: Part, group: int, depth: int) -> None:
        """The parameters of an infobox; where one names another (`leader_title`, `leader_name`), its value is the label."""
        _, arguments = self.markup.arguments(part)
        named = {self._word(one.name): one for one in arguments if one.name}
        titles: dict[str, Argument] = {}
        for key, one in named.items():
            partner = self._partner(key, named)
            if partner and self.text[one.value.start : one.value.end].strip():
                titles[partner] = one
        labels = {id(one) for one in titles.values()}
        for key, one in named.items():
            if not self.title and (key in _NAMES or key.endswith("_name")) and key in [*_NAMES, f"{self._kind(part)}_name"]:
                self.title = self.inline.clean(*one.value).text.replace("\n", " ")[:200]
            inner = self.markup.first(*one.value)
            if inner and inner.kind == "template" and _BOXES.match(self._name(inner)) and depth < _DEEPEST:
                self._box(inner, group, depth + 1)
            elif id(one) in labels or (_PASSED_OVER.match(key) and key not in titles):
                continue
            elif _CAPTIONS.match(key):
                self.out.put("caption", self.inline.clean(*one.value))
            elif one.name:
                label = self.inline.clean(*titles[key].value) if key in titles else self._label(one.name)
                self._pair(label, self.inline.clean(*one.value), group)

    def _kind(self, part: Part) -> str:
        """`bridge` of `Infobox bridge`."""
        return self._name(part).rsplit(" ", 1)[-1]

    def _pair(self, label: Clean, value: Clean, group: int) -> None:
        if label.text and value.text:
            self.out.pair(Clean(label.text.replace("\n", " "), label.pieces, label.rewritten), value, group=group)

    def _partner(self, key: str, named: dict[str, Argument]) -> str:
        found = _TITLED.match(key)
        if not found or key in _NAMES:
            return ""
        stem, number = found.groups()
        kind = key[len(stem) : len(key) - len(number) if number else None]
        for other in _TITLED_BY.get(kind, ()):
            # `name` and `info` pair in `blank1_name`, `blank_info_sec1`; a name alone is a value
            partner = f"{stem}{other}{number}"
            if partner in named and (kind != "name" or stem.startswith(("blank", "free"))):
                return partner
        return ""

    def _label(self, place: Span) -> Clean:
        """The name of a parameter, its underscores as blanks."""
        start, end = self._trimmed(place)
        words = self.inline.clean(start, end)
        parts = [words.part(found.start(), found.end()) for found in re.finditer(r"[^_]+", words.text)]
        return joined(parts, " ")

    # ---- tables

    def _table(self, inner: Span) -> None:
        """The rows of a table; attributes before a cell's bar say how many rows and columns it fills."""
        rows: list[Row] = []
        cells: list[tuple[bool, Span, Span]] = []
        caption: Clean | None = None
        state = "head"  # what a line without a mark goes on with: the table's own attributes are no text
        for line in self.markup.lines(*inner):
            body = self._trimmed(line)
            if body.start >= body.end:
                continue
            first, second = self.text[body.start], self.text[body.start + 1 : body.start + 2]
            if first == "|" and second == "-":
                _add(rows, self._row(cells))
                cells, state = [], "row"
            elif first == "|" and second == "}":
                break
            elif first == "|" and second == "+":
                caption, state = self._cell(Span(body.start + 2, body.end))[1], "caption"
            elif first in "|!":
                borders = frozenset({"||", "!!"}) if first == "!" else frozenset({"||"})
                for _, place in self.markup.pieces(body.start + 1, body.end, borders):
                    cells.append((first == "!", place, place))
                state = "cells"
            elif state == "cells" and cells:
                is_header, place, _ = cells[-1]
                cells[-1] = (is_header, Span(place.start, body.end), place)
        _add(rows, self._row(cells))
        self.out.table(rows, caption)

    def _row(self, cells: list[tuple[bool, Span, Span]]) -> Row:
        made: list[Cell] = []
        for is_header, place, _ in cells:
            spans, clean = self._cell(place)
            made.append(Cell(clean, is_header, spans.get("row", 1), spans.get("col", 1)))
        return Row(tuple(made))

    def _cell(self, place: Span) -> tuple[dict[str, int], Clean]:
        """Rows and columns that a cell fills, and its words."""
        sides = self.markup.pieces(*place, frozenset({"|"}))
        _, first = next(sides)
        if first.end < place.end and _ATTRIBUTES.match(self.text, *first):
            spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(self.text[first.start : first.end])}
            return spans, self.inline.clean(first.end + 1, place.end)
        return {}, self.inline.clean(*place)


def _add(rows: list[Row], row: Row) -> None:
    if row.cells:
        rows.append(row)


def _as_it_is(text: str, place: Span) -> Clean:
    words = text[place.start : place.end]
    return Clean(words, ((0, place.start),)).stripped() if words.strip() else Clean("", ())


READER = Reader(name="wikitext", endings=(".wiki", ".wikitext", ".mediawiki"), read=read)
