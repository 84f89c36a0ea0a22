"""What programs read letter by letter: versions, paths, variables of the environment, flags of a command line.

They are looked for where a template or a label wants one, so that a text without such rules pays nothing for them.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from factcheck.extract.tag import TaggedBlock

CODES = {
    "version": re.compile(
        r"v?\d{1,4}(?:\.\d{1,6}){0,3}(?:\.(?:x|LTS))?(?:-?(?:alpha|beta|rc|a|b)[.-]?\d{0,3})?(?![\w%]|[.,]\d|-\w)", re.I
    ),
    "release": re.compile(
        r"v?\d{1,4}(?:\.\d{1,6}){1,3}(?:\.x)?(?:-?(?:alpha|beta|rc|a|b)[.-]?\d{0,3})?(?![\w%]|[.,]\d|-\w)|v?\d{1,4}\.x(?!\w)|v\d{1,4}(?![\w.])",
        re.I,
    ),
    "path": re.compile(
        r"(?:~|\$\{?\w{1,40}\}?|%\w{1,40}%|[A-Z]:|\.{1,2})?(?:[/\\][\w.@%{}$+~-]{1,80}){1,20}[/\\]?(?<![.,;:])|[/\\](?=\s|$)"
    ),
    "variable": re.compile(r"[A-Z][A-Z0-9]{0,40}(?:_[A-Z0-9]{1,40}){1,10}(?![\w-])"),
    "flag": re.compile(r"--[a-z][a-z0-9]{0,30}(?:-[a-z0-9]{1,30}){0,8}(?![\w-])|-[A-Za-z](?![\w-])"),
}
"""Kind of code to its form. Every part is bounded, and no two parts can share a character."""
LONGEST = 24
"""Words in a code: `/etc/a/b.c` has eight."""


def forward(block: TaggedBlock, kind: str, at: int, high: int) -> int:
    """Behind the code of this kind that begins at word `at`; 0 if none does, or if it ends inside a word."""
    if at >= high or (kind == "path" and at and block.text[block.starts[at] - 1].isalnum()):
        return 0  # "and/or" is no path
    match = CODES[kind].match(block.text, block.starts[at])
    if match is None:
        return 0
    last = bisect_left(block.ends, match.end(), at)
    return last + 1 if last < high and block.ends[last] == match.end() else 0


def backward(block: TaggedBlock, kind: str, at: int, low: int) -> int:
    """The first word of the code of this kind that ends before word `at`; -1 if there is none."""
    best = -1
    for start in range(at - 1, max(low, at - LONGEST) - 1, -1):
        if start < at - 1 and block.ends[start] != block.starts[start + 1]:
            break  # a code has no blanks
        if forward(block, kind, start, at) == at:
            best = start
    return best


def canonical(kind: str, text: str) -> str:
    """As two codes of a kind are compared: a version without its "v", a path without a slash at its end."""
    if kind == "version":
        return text.lower().removeprefix("v")
    if kind == "release":
        plain = text.lower().removeprefix("v")
        while plain.endswith(".0"):
            plain = plain[:-2]  # 3.2.0 is what 3.2 means
        return plain
    if kind == "path" and len(text) > 1:
        return text.rstrip("/\\")
    return text
