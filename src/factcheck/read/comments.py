"""Comments of settings: those above a key and the one behind its value speak of that key."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from factcheck.read.clean import Clean
from factcheck.read.nodes import Member, Node, Writer

_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n|$)")
_SETTING = re.compile(r"[\w.\-\[\]\"']+\s*(?:=|:\s)\s*\S+\s*$|[\w.\-]+\s*[=:]\s*$|\[[\w.\-]+\]$")
"""A setting that is commented out: nothing that is said of the next one."""
_LONGEST = 4000


class Comments:
    """The comments of a text by line. `scalars` are the stretches in which a sign opens no comment, ascending."""

    def __init__(self, text: str, signs: str, scalars: Sequence[tuple[int, int]], *, behind: bool = True) -> None:
        self.text = text
        self.starts = [m.start() for m in _LINE.finditer(text) if m.end() > m.start()]
        self.found: dict[int, tuple[int, int]] = {}
        """Line to its comment, without signs and blanks."""
        self.whole: set[int] = set()
        """The lines that are nothing but a comment."""
        sign = re.compile(rf"[{re.escape(signs)}]+")
        firsts = [s for s, _ in scalars]
        for number, start in enumerate(self.starts):
            end = self.starts[number + 1] if number + 1 < len(self.starts) else len(text)
            for match in sign.finditer(text, start, end):
                at = match.start()
                alone = not text[start:at].strip()
                if not alone and (not behind or not text[at - 1].isspace()):
                    continue
                inside = bisect_right(firsts, at) - 1
                if inside >= 0 and scalars[inside][0] <= at < scalars[inside][1]:
                    continue
                first, last = match.end(), end
                while first < last and text[first] in " \t":
                    first += 1
                while last > first and text[last - 1].isspace():
                    last -= 1
                if alone:
                    self.whole.add(number)
                if first < last:
                    self.found[number] = (first, last)
                break

    def line(self, at: int) -> int:
        """The number of the line that holds an offset, from 0."""
        return bisect_right(self.starts, at) - 1

    def of(self, key: Node, value: Node) -> tuple[Clean, ...]:
        """What is said of a key: the lines right above it as one, then what stands behind its value."""
        line = self.line(key.start)
        above: list[int] = []
        at = line - 1
        while at in self.whole and len(above) < 60:
            if at in self.found:
                above.append(at)
            at -= 1
        made: list[Clean] = []
        joined = self._joined([self.found[n] for n in reversed(above)])
        if joined is not None:
            made.append(joined)
        last = self.line(max(value.end - 1, key.start)) if value.is_scalar else line
        if last in self.found and last not in self.whole:
            behind = self._joined([self.found[last]])
            if behind is not None:
                made.append(behind)
        return tuple(made)

    def _joined(self, ranges: Sequence[tuple[int, int]]) -> Clean | None:
        writer = Writer()
        before = -1
        for start, end in ranges:
            words = self.text[start:end]
            if _SETTING.match(words) or not any(c.isalpha() for c in words) or writer.length > _LONGEST:
                continue
            if before >= 0:
                writer.instead("\n", before)
            writer.add(words, start)
            before = end
        return writer.done() if writer.length else None


def with_comments(root: Node, comments: Comments) -> None:
    """Give every member of the tree its comments."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.kind == "object":
            node.members = [Member(m.key, m.value, comments.of(m.key, m.value)) for m in node.members]
            waiting.extend(m.value for m in node.members if not m.value.is_scalar)
        else:
            waiting.extend(i for i in node.items if not i.is_scalar)


def scalars_of(root: Node) -> list[tuple[int, int]]:
    """The stretches of all keys and scalars of a tree, ascending."""
    found: list[tuple[int, int]] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.is_scalar:
            found.append((node.start, node.end))
        waiting.extend(node.items)
        for member in node.members:
            found.append((member.key.start, member.key.end))
            waiting.append(member.value)
    return sorted(found)
