"""A page of HTML to blocks: elements that are open, what their text is, and where one passage ends."""

from __future__ import annotations

from collections import Counter

from factcheck.model.document import BlockKind, Span
from factcheck.read.assemble import Assembler, Item, as_site
from factcheck.read.clean import Clean, Gathered, joined
from factcheck.read.grid import Cell, Row
from factcheck.read.html_data import Data
from factcheck.read.html_site import Area, area_of
from factcheck.read.html_tokens import Token, add_text, attributes, plain, tokens
from factcheck.read.labels import is_prose

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = frozenset(
    "html head body address article aside blockquote caption center colgroup dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p pre search section summary table "
    "tbody td tfoot th thead tr ul xmp listing optgroup option".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_KINDS: dict[str, BlockKind] = {
    "li": "list-item",
    "blockquote": "quote",
    "figcaption": "caption",
    "pre": "code",
    "listing": "code",
    "xmp": "code",
    **dict.fromkeys(_HEADINGS, "heading"),
}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CELLS = frozenset({"td", "th", "caption"})
_ENTRIES = frozenset({"dt", "dd"})
_ENDS_PARAGRAPH = _BLOCKS - {"html", "head", "body", "option", "optgroup"}
_ENDED_BY: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "li": (("li",), ("ul", "ol", "menu", "dir", "table")),
    "dt": (("dt", "dd"), ("dl", "table")),
    "dd": (("dt", "dd"), ("dl", "table")),
    "td": (("td", "th"), ("tr", "table")),
    "th": (("td", "th"), ("tr", "table")),
    "tr": (("tr", "caption"), ("table",)),
    "tbody": (("tbody", "thead", "tfoot", "tr", "caption"), ("table",)),
    "thead": (("tbody", "thead", "tfoot", "tr", "caption"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot", "tr", "caption"), ("table",)),
    "option": (("option",), ("select",)),
}
"""An element that opens ends the outermost of these that is open inside the nearest of those."""
_WALLS: dict[str, tuple[str, ...]] = {"li": ("ul", "ol", "menu", "dir"), "dt": ("dl",), "dd": ("dl",)}
"""An end tag ends no element outside of these, nor outside a cell."""
_SIGNS = ("class", "id", "role", "style", "hidden", "item", "lang", "row", "col", "Class", "ID", "CLASS", "Item", "ROW", "COL")
_DEEPEST_JUDGED = 8


class _Element:
    """An element that is open."""

    __slots__ = ("area", "is_block", "kind", "level", "links", "name", "since", "size", "start")

    def __init__(self, name: str, area: Area, kind: BlockKind, level: int, start: int) -> None:
        self.name = name
        self.area = area
        self.kind = kind
        self.level = level
        self.start = start
        self.is_block = name in _BLOCKS
        self.since = -1
        self.links = self.size = 0


class _Table:
    """A table that is open; `laid_out` once it turns out to be a frame for other things."""

    __slots__ = ("caption", "columns", "header", "rows", "row", "spans", "laid_out", "area")  # noqa: RUF023  (as they are used)

    def __init__(self, area: Area) -> None:
        self.caption: Clean | None = None
        self.rows: list[Row] = []
        self.row: list[Cell] = []
        self.spans = (1, 1)
        self.laid_out = False
        self.area = area


class Page:
    """One walk over a page. `blocks` when it is done: the text in order."""

    def __init__(self, text: str, labels: frozenset[str], *, by_class: bool = True) -> None:
        self.text = text
        self.by_class = by_class
        self.out = Assembler(labels)
        self.data = Data(text)
        self.stack: list[_Element] = [_Element("", "text", "paragraph", 0, 0)]
        self.where: dict[str, list[int]] = {}
        self.blocks_open = [0]
        self.run = Gathered()
        self.bold = 0
        self.all_bold = True
        self.items: list[Item] = []
        self.tables: list[_Table] = []
        self.terms: list[Clean] = []
        self.values: list[Clean] = []
        self.entries = 0
        self.hidden: Counter[str] | None = None
        self.lists = self.judged = 0
        self.links = self.size = self.kept = 0
        self.mains: list[Span] = []
        self.language = ""
        self.title: Clean | None = None

    def read(self) -> None:
        """Walk through the page."""
        for token in tokens(self.text):
            if token.kind in ("text", "cdata"):
                self._text(token)
            elif token.kind == "open":
                self._open(token)
            elif token.kind == "close":
                self._close(token)
            elif token.name == "script":
                self.data.script(token)
            elif token.name == "title" and self.title is None and not self._is_open("svg"):
                title = Gathered()
                add_text(title, self.text, token.start, token.end)
                self.title = title.clean()
        while len(self.stack) > 1:
            self._end(len(self.text))
        self._flush()
        self._put_items()

    # ---- text

    def _text(self, token: Token) -> None:
        top = self.stack[-1]
        self.data.text(token)
        if top.area == "hidden" or (top.area == "site" and self.stack[self.blocks_open[-1]].area == "text"):
            return  # a button in the middle of a heading is no word of it
        before = len(self.run)
        if top.kind == "code" and not self._holder():
            self.run.as_it_is(self.text, token.start, token.end)
        elif top.name not in ("table", "tr", "tbody", "thead", "tfoot", "ul", "ol", "dl") or not self._is_blank(token):
            add_text(self.run, self.text, token.start, token.end, entities=token.kind == "text")
        added = len(self.run) - before
        if added > 0:
            self.size += added
            self.kept += added if top.area == "text" else 0
            self.links += added if self._is_open("a") else 0
            if self._is_open("b") or self._is_open("strong"):
                if self.all_bold:
                    self.bold = len(self.run)
            elif self.text[token.start : token.end].strip(" \t\r\n:\xa0"):
                self.all_bold = False

    def _is_blank(self, token: Token) -> bool:
        return self.text[token.start : min(token.end, token.start + 1000)].isspace()

    def _flush(self) -> None:
        """What was gathered is a passage."""
        if not len(self.run):
            self._fresh()
            return
        clean, bold, top = self.run.clean(), self.bold, self.stack[-1]
        self._fresh()
        if not clean.text:
            return
        if top.kind == "list-item":
            self.items.append(Item(max(top.level, 1), clean, bold, top.area == "site"))
            return
        self._put_items()
        if top.area == "site":
            self.out.site(clean)
        elif top.kind == "heading":
            self.out.heading(_in_one_line(clean), top.level)
        else:
            self.out.text(clean, top.kind, bold)

    def _fresh(self) -> None:
        self.run = Gathered()
        self.bold = 0
        self.all_bold = True

    def _put_items(self) -> None:
        if self.items:
            items, self.items = self.items, []
            self.out.items(items)

    def _border(self, start: int, end: int) -> None:
        """A passage ends; in a cell or an entry a line does."""
        if self._holder():
            self.run.apart("\n", start, end)
        else:
            self._flush()

    # ---- elements

    def _is_open(self, name: str) -> bool:
        return bool(self.where.get(name))

    def _nearest(self, names: tuple[str, ...] | frozenset[str]) -> int:
        return max((self.where[name][-1] for name in names if self.where.get(name)), default=-1)

    def _holder(self) -> str:
        """The cell or entry whose text is gathered as a whole; empty if there is none."""
        entry = self._nearest(("dd", "dt"))
        cell = self._nearest(("td", "th", "caption"))
        if cell > entry:
            return self.stack[cell].name if self.tables and not self.tables[-1].laid_out else ""
        return self.stack[entry].name if entry >= 0 and self.stack[entry].level >= 0 else ""

    def _open(self, token: Token) -> None:
        name = token.name
        if self.hidden is not None:
            if name == "script":
                self.data.open(token, attributes(self.text, token.attributes))
            elif name not in _VOID:
                self.hidden[name] += 1
            return
        has_signs = token.attributes.end > token.attributes.start and any(
            self.text.find(sign, *token.attributes) >= 0 for sign in _SIGNS
        )
        found = attributes(self.text, token.attributes) if has_signs or name in ("meta", "script", "html", "time", "data") else {}
        self.data.open(token, found)
        if name in _VOID:
            self._void(token)
            return
        if name in _BLOCKS:
            self._make_room(token)
        words = {key: plain(self.text, span) for key, span in found.items()}
        above = self.stack[-1]
        inside_text = self._nearest(("main", "article")) >= 0
        area = area_of(name, words, above.area, inside_text=inside_text, by_class=self.by_class)
        if name == "html" and words.get("lang"):
            self.language = self.language or words["lang"]
        element = _Element(name, area, _KINDS.get(name, above.kind), above.level, token.start)
        if name == "h1" and area == "site" and self._is_open("header") and not inside_text:
            self._turn_header(element)
        self._enter(element, words)
        if area == "hidden":
            self.hidden = Counter()

    def _void(self, token: Token) -> None:
        if token.name == "br":
            if self._after_break(token) and not self._holder():
                self._flush()  # an empty line
            self.run.apart("\n", token.start, token.end)
        elif token.name == "hr":
            self._border(token.start, token.end)

    def _after_break(self, token: Token) -> bool:
        head = self.text[max(token.start - 8, 0) : token.start].rstrip("/> \t").lower()
        return head.endswith("<br")

    def _make_room(self, token: Token) -> None:
        """End what a block that opens ends by itself, and the passage before it."""
        name = token.name
        if name in _ENDS_PARAGRAPH and self._nearest(("p",)) > self._nearest(_CELLS | {"li", "dd", "dt", "button"}):
            self._end_to(self._nearest(("p",)), token.start)
        ended = _ENDED_BY.get(name)
        if ended:
            wall = self._nearest(ended[1])
            inner = [place for one in ended[0] for place in self.where.get(one, ())[-1:] if place > wall]
            if inner:
                self._end_to(min(inner), token.start)
        if name in _HEADINGS and self.stack[-1].name in _HEADINGS:
            self._end(token.start)
        if name in ("table", "dl", "pre") or name in _HEADINGS:
            self._open_up(name)
        self._border(token.start, token.end)

    def _open_up(self, name: str) -> None:
        """A cell with a table or a heading in it is part of a frame; an entry with such things is a section."""
        entry, cell = self._nearest(("dd",)), self._nearest(("td",))
        if entry > cell and self.stack[entry].level >= 0 and name != "table":
            self.values += [one for one in [self.run.clean()] if one.text]
            self._fresh()
            self._put_entry()
            self.stack[entry].level = -1
        elif cell > entry and self.tables and not self.tables[-1].laid_out and name != "dl" and name != "pre":
            table = self.tables[-1]
            table.laid_out = True
            waiting, self.run = self.run.clean(), Gathered()
            if table.caption:
                self.out.text(table.caption)
            for row in [*table.rows, Row(tuple(table.row))]:
                for one in row.cells:
                    self.out.text(one.clean)
            self.out.text(waiting)
            table.rows, table.row, table.caption = [], [], None

    def _turn_header(self, heading: _Element) -> None:
        """The header of a page that holds its title is where the text begins."""
        place = self._nearest(("header",))
        if self.stack[place].area == "site" and self.stack[place - 1].area == "text":
            for element in self.stack[place:]:
                element.area = "text"
            heading.area = "text"

    def _enter(self, element: _Element, words: dict[str, str]) -> None:
        name = element.name
        if name in _HEADINGS:
            element.level = _HEADINGS[name]
        elif name in _LISTS:
            if not self.lists and not self._holder():
                self._put_items()
            self.lists += 1
            element.level = self.lists
        elif name == "table":
            self._put_items()
            self.tables.append(_Table(element.area))
        elif name in ("td", "th") and self.tables:
            self.tables[-1].spans = (_count(words.get("rowspan", "")), _count(words.get("colspan", "")))
        elif name == "dl":
            self.entries = self.out.new_group()
        elif name in _ENTRIES:
            element.level = 0
        elif name == "main":
            self.mains.append(Span(element.start, element.start))
        if name in ("aside", "form", "ul", "ol", "section", "menu") and self.judged < _DEEPEST_JUDGED and not self._holder():
            self.judged += 1
            self._put_items() if name not in _LISTS else None
            element.since, element.links, element.size = len(self.out.blocks), self.links, self.size
        self.where.setdefault(name, []).append(len(self.stack))
        if element.is_block:
            self.blocks_open.append(len(self.stack))
        self.data.pushed(len(self.stack))
        self.stack.append(element)

    def _close(self, token: Token) -> None:
        name = token.name
        if self.hidden is not None:
            if self.hidden[name]:
                self.hidden[name] -= 1
                return
            if self.stack[-1].name != name and not (name in _BLOCKS and self.where.get(name)):
                return
            self.hidden = None  # its end, or that of a block around it
        places = self.where.get(name)
        if not places:
            if name == "br":
                self.run.apart("\n", token.start, token.end)
            elif name in _BLOCKS:
                self._border(token.start, token.end)
            return
        place = places[-1]
        if name not in _BLOCKS:
            if place < self.blocks_open[-1]:  # `<b><p>…</b>`: the paragraph goes on, no longer bold
                self.stack[place].name = ""
                places.pop()
                return
        else:
            wall = self._nearest(_WALLS.get(name, ()))
            if name not in ("table", "tr", "tbody", "thead", "tfoot", "body", "html"):
                wall = max(wall, self._nearest(_CELLS - {name}))
            if place < wall:
                return
        self._end_to(place, token.start, token.end)

    def _end_to(self, place: int, start: int, end: int = 0) -> None:
        while len(self.stack) > place:
            self._end(start, end)

    def _end(self, start: int, end: int = 0) -> None:
        """End the innermost element; its end tag stands at `start`..`end`, if it has one."""
        top = self.stack[-1]
        name = top.name
        if top.is_block:
            self._end_block(top, start, end)
            self.blocks_open.pop()
        self.stack.pop()
        if name:
            self.where[name].pop()
        self.data.end(len(self.stack))

    def _end_block(self, top: _Element, start: int, end: int) -> None:
        name = top.name
        holder = self._holder()
        if name in _CELLS and holder == name and self._nearest((name,)) == len(self.stack) - 1:
            self._end_cell(top)
        elif name in _ENTRIES and holder == name and self._nearest((name,)) == len(self.stack) - 1:
            self._end_entry(top)
        elif holder:
            self.run.apart("\n", start, max(end, min(start + 1, len(self.text))))
        else:
            self._flush()
        if name == "tr" and self.tables and self.tables[-1].row:
            table = self.tables[-1]
            table.rows.append(Row(tuple(table.row), self._is_open("thead")))
            table.row = []
        elif name == "table" and self.tables:
            self._end_table(top)
        elif name == "dl":
            self._put_entry()
        elif name in _LISTS:
            self.lists -= 1
            if not self.lists and not holder:
                self._put_items()
        elif name == "main" and self.mains:
            self.mains[-1] = Span(self.mains[-1].start, start)
        if top.since >= 0:
            self.judged -= 1
            self._judge(top)

    def _end_cell(self, top: _Element) -> None:
        table = self.tables[-1]
        clean, whole = self.run.clean(), self.all_bold and self.bold > 0
        self._fresh()
        if top.name == "caption":
            table.caption = clean if clean.text else None
            return
        rows, columns = table.spans
        kept = clean if top.area != "hidden" else Clean("", ())
        is_header = top.name == "th" or (whole and not table.rows and bool(clean.text))
        table.row.append(Cell(kept, is_header, rows, columns))

    def _end_entry(self, top: _Element) -> None:
        clean = self.run.clean()
        self._fresh()
        if not clean.text:
            return
        if top.name == "dd":
            self.values.append(clean)
            return
        if self.values:
            self._put_entry()
        self.terms.append(clean)

    def _put_entry(self) -> None:
        """A term and what is said of it: a pair, or a paragraph if that is prose. Terms without a value stand alone."""
        self._put_items()
        terms, self.terms = self.terms, []
        values, self.values = self.values, []
        is_site = self.stack[-1].area == "site"
        value = joined(values, "\n")
        for term in terms[:-1] if values else terms:
            (self.out.site if is_site else self.out.text)(term)
        if not values:
            return
        if is_site:
            self.out.site(joined([*terms[-1:], value], ": "))
        elif not terms:
            self.out.text(value)
        elif is_prose(value.text) and len(values) == 1 and "\n" not in value.text:
            self.out.put("paragraph", joined([terms[-1], value], ": "))
        else:
            self.out.pair(terms[-1], value, group=self.entries)

    def _end_table(self, top: _Element) -> None:
        table = self.tables.pop()
        self._put_items()
        if table.row:
            table.rows.append(Row(tuple(table.row)))
        if table.area == "site":
            for clean in [table.caption or Clean("", ()), *(cell.clean for row in table.rows for cell in row.cells)]:
                self.out.site(clean)
        else:
            self.out.table(table.rows, table.caption)

    def _judge(self, top: _Element) -> None:
        """A list of links, a form, an aside full of links: the site's own."""
        if top.area != "text":
            return
        size, links = self.size - top.size, self.links - top.links
        blocks = self.out.blocks[top.since :]
        full = size > 0 and links * 10 >= size * 9
        if top.name in ("ul", "ol", "menu"):
            count = len(blocks)
            inside = self._nearest(("main", "article")) >= 0
            is_site = full and count >= 3 and (not inside or size >= 25 * count)
        elif top.name == "form":
            is_site = size < 600 and not any(block.kind == "heading" for block in blocks)
        else:
            is_site = size > 0 and links * 10 >= size * (5 if top.name == "aside" else 8) and len(blocks) > 2
        if is_site:
            self.out.blocks[top.since :] = as_site(blocks)


def _count(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else 1


def _in_one_line(clean: Clean) -> Clean:
    return joined(clean.lines(), " ") if "\n" in clean.text else clean
