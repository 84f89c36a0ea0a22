"""What Markdown has beyond paragraphs, lists and tables: front matter, notes and warnings, definitions, blocks of HTML."""

from __future__ import annotations

import re
from dataclasses import replace

from factcheck.model.document import Block, Span
from factcheck.read.clean import Clean, joined
from factcheck.read.cursor import Cursor
from factcheck.read.html_page import Page
from factcheck.read.inline import Range
from factcheck.read.labels import is_prose
from factcheck.read.lines import Line

_FRONT_MATTER_LINES = 200
_KEY = re.compile(r"([A-Za-z_][\w .-]{0,60}?)[ \t]*[:=](?:[ \t]+|$)")
_ENTRY = re.compile(r"-[ \t]+(?=\S)")
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+([\w-]{1,40}(?:[ \t]+[\w-]{1,40}){0,4})(?:[ \t]+\"([^\"\n]{0,300})\")?[ \t]*$")
_CONTAINER = re.compile(r":{3,10}[ \t]*\{?[\w-]{1,40}\}?(?:[ \t]+(\S[^\n]{0,300}))?$|:{3,10}$")
_ALERT = re.compile(r"(?:>[ \t]?)+\[!(\w{1,20})\][-+]?[ \t]*")
_DEFINED = re.compile(r":[ \t]+(?=\S)")
_HTML = re.compile(r"<(table|dl|ul|ol|figure)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG_LINE = re.compile(r"</?[A-Za-z][\w-]{0,20}(?:\s[^<>]{0,1000})?/?>$")


class Extensions(Cursor):
    """Reads what plain Markdown does not have."""

    # ---- front matter

    def _front_matter(self) -> None:
        """Keys and values between two lines of `---` (YAML) or `+++` (TOML) at the top."""
        while self.at < len(self.lines) and not self.lines[self.at].body:
            self.at += 1
        start = self.at
        if start >= len(self.lines) or self.lines[start].body not in ("---", "+++"):
            return
        fence = self.lines[start].body
        ends = (fence, "...") if fence == "---" else (fence,)
        for close in range(start + 1, min(start + _FRONT_MATTER_LINES, len(self.lines))):
            if self.lines[close].body in ends:
                break
        else:
            return
        self.group += 1
        at = start + 1
        while at < close:
            at = self._key(at, close)
        self.at = close + 1

    def _key(self, at: int, close: int) -> int:
        """One key with its value, or with the entries below it; gives the line behind."""
        line = self.lines[at]
        found = _KEY.match(line.body) if line.body and line.body[0] not in "#-[" else None
        if not found:
            return at + 1
        label = self._as_it_is(line.start, line.start + found.end(1))
        values: list[Clean] = []
        following = at + 1
        if found.end() < len(line.body):
            values += self._scalars(line.start + found.end(), line.end)
        else:
            while following < close and (entry := _ENTRY.match(self.lines[following].body)):
                further = self.lines[following]
                values += self._scalars(further.start + entry.end(), further.end)
                following += 1
        if values:
            value = joined(values, "\n")
            both = joined((label, value), ": ")
            of_value = Span(len(both.text) - len(value.text), len(both.text))
            span = Span(both.source_start, both.source_end)
            self._put("label-value", both, span, label=Span(0, len(label.text)), value=of_value, group=self.group)
        return following

    def _scalars(self, start: int, end: int) -> list[Clean]:
        """A value without its quotation marks; those of a list in brackets, each."""
        raw = self.text[start:end]
        comment = re.search(r"\s#\s", raw) if raw[0] not in "\"'" else None
        if comment and comment.start():
            end = start + comment.start()
            raw = self.text[start:end].rstrip()
        if len(raw) > 1 and raw[0] == "[" and raw[-1] == "]" and "[" not in raw[1:]:
            found: list[Clean] = []
            at = start + 1
            for part in raw[1:-1].split(","):
                lead = len(part) - len(part.lstrip())
                if part.strip():
                    found += self._scalars(at + lead, at + lead + len(part.strip()))
                at += len(part) + 1
            return found
        if len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0]:
            start, end = start + 1, end - 1
        clean = self._as_it_is(start, end)
        return [clean] if clean.text and clean.text not in ("|", ">", "|-", ">-", "{}") else []

    def _as_it_is(self, start: int, end: int) -> Clean:
        return Clean(self.text[start:end], ((0, start),)).stripped() if end > start else Clean("", ())

    # ---- notes and warnings

    def _admonition(self, line: Line) -> bool:
        """`!!! note "Title"` over indented lines, `:::note` and its end: the words are the author's own."""
        found = _ADMONITION.match(line.body)
        if found:
            self.at += 1
            self._caption_of(line, found, 2)
            self._indented(line.indent + 4)
            return True
        found = _CONTAINER.match(line.body)
        if found:
            self.at += 1
            self._caption_of(line, found, 1)
            return True
        return False

    def _caption_of(self, line: Line, found: re.Match[str], group: int) -> None:
        if found.group(group):
            start, end = line.start + found.start(group), line.start + found.end(group)
            self._put("caption", self._clean([(start, end)]), Span(start, end))

    def _indented(self, indent: int) -> None:
        """Lines that belong to a note are read as if they stood at the margin."""
        end = self.at
        while end < len(self.lines) and (not self.lines[end].body or self.lines[end].indent >= indent):
            if self.lines[end].body:
                self.lines[end] = self.lines[end]._replace(indent=self.lines[end].indent - indent)
            end += 1

    def _alert(self, line: Line) -> int:
        """`> [!NOTE]`: how long the mark is; 0 if this is a quotation."""
        found = _ALERT.match(line.body)
        return found.end() if found else 0

    # ---- definitions

    def _defines(self, at: int) -> bool:
        """Is the next line (a blank one between) what a line defines: `: …`?"""
        following = at + 1
        if following < len(self.lines) and not self.lines[following].body:
            following += 1
        return (
            following < len(self.lines)
            and bool(self.lines[following].body)
            and self.lines[following].body[0] == ":"
            and bool(_DEFINED.match(self.lines[following].body))
        )

    def _definitions(self, line: Line) -> None:
        """A term and what is said of it: a pair, or a paragraph where that is prose."""
        label = self._clean([(line.start, line.end)])
        values: list[Clean] = []
        self.at += 1
        while self.at < len(self.lines):
            if not self.lines[self.at].body and self.at + 1 < len(self.lines) and self.lines[self.at + 1].body.startswith(":"):
                self.at += 1
            mark = _DEFINED.match(self.lines[self.at].body)
            if not mark:
                break
            first = self.lines[self.at]
            ranges: list[Range] = [(first.start + mark.end(), first.end)]
            self.at += 1
            while self.at < len(self.lines) and self.lines[self.at].body and self.lines[self.at].indent > first.indent:
                ranges.append((self.lines[self.at].start, self.lines[self.at].end))
                self.at += 1
            values.append(self._clean(self._with_line_ends(ranges)))
        value = joined(values, "\n")
        both = joined((label, value), ": ")
        span = Span(line.start, max(value.source_end if value.text else line.end, line.end))
        if not label.text or not value.text or is_prose(value.text):
            self._put("paragraph", both, span)
            return
        self.group += 1
        of_value = Span(len(both.text) - len(value.text), len(both.text))
        self._put("label-value", both, span, label=Span(0, len(label.text)), value=of_value, group=self.group)

    # ---- HTML

    def _html(self, line: Line) -> bool:
        """Tables and lists in HTML are read as such; a line that is one tag says nothing."""
        found = _HTML.match(line.body)
        if found:
            end = self._closing(found.group(1).lower(), line.start)
            if end:
                self._page(line.start, end)
                while self.at < len(self.lines) and self.lines[self.at].start < end:
                    self.at += 1
                return True
        if _TAG_LINE.match(line.body) and line.body.count("<") == 1:
            self.at += 1
            return True
        return False

    def _closing(self, name: str, start: int) -> int:
        """Where the last end tag of a run of nested elements ends, a blank line or none; 0 if there is none."""
        tag = f"</{name}>"
        close = self.closing_tags.get(name, 0)
        if 0 <= close <= start:
            close = self.text.find(tag, start)
            self.closing_tags[name] = close
        if close < 0:
            return 0
        opened = self.text.count(f"<{name}", start, close)
        while opened > 1 and (further := self.text.find(tag, close + 1, close + 20_000)) > 0:
            close, opened = further, opened - 1
        return close + len(tag)

    def _page(self, start: int, end: int) -> None:
        page = Page(self.text[start:end], self.labels)
        page.read()
        for block in page.out.blocks:
            self.blocks.append(_moved(block, start, self.group))
        self.group += page.out.group


def _moved(block: Block, by: int, group: int) -> Block:
    """A block of a stretch of the document, as one of the document."""
    return replace(
        block,
        span=Span(block.span.start + by, block.span.end + by),
        pieces=tuple((clean, source + by) for clean, source in block.pieces),
        rewritten=tuple(
            one._replace(source_start=one.source_start + by, source_end=one.source_end + by) for one in block.rewritten
        ),
        group=block.group + group if block.group else 0,
    )
