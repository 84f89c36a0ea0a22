"""A repair as a small diff: the line as it is and as it should be, cut around what changes."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.model.finding import Edit
from factcheck.report.shown import Index, on_one_line, shortened, visible, width_of


class Diff(NamedTuple):
    """What stands before the change, the change, and what stands behind it; all visible and on one line."""

    place: str
    """`path:line:column`; the path alone if no such document was read."""
    before: str
    old: str
    new: str
    after: str


def diff_of(index: Index, repair: Edit, room: int, ellipsis: str) -> Diff:
    """The repair's line in about `room` columns; old and new words are cut only where they alone are longer."""
    new = shortened(visible(repair.replacement), room, ellipsis)
    if repair.path not in index.files:
        return Diff(visible(repair.path), "", "", new, "")
    lines = index.lines(repair.path)
    start = min(repair.start, len(lines.text))
    end = max(start, min(repair.end, len(lines.text)))
    line = lines.bounds(lines.place(start).line)
    old = shortened(visible(lines.text[start : min(end, start + 2 * room)]), room, ellipsis)
    around = max(0, room - max(width_of(old), width_of(new)))
    low, high = max(line.start, start - around // 2), min(max(line.end, end), end + around - around // 2)
    before, after = _shown(lines.text[low:start]), _shown(lines.text[end:high])
    if low > line.start:
        before = ellipsis + before[before.find(" ") + 1 :]
    if high < line.end:
        after = after[: after.rfind(" ") + 1] + ellipsis if " " in after else after + ellipsis
    return Diff(index.place(repair.path, start), before, old, new, after)


def _shown(text: str) -> str:
    """On one line, with the space at its ends kept."""
    words = on_one_line(text)
    if not words:
        return " " if text else ""
    return (" " if text[:1].isspace() else "") + words + (" " if text[-1:].isspace() else "")
