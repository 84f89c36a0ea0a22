"""Which kind of source a document is, by what its layout shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import re2

from factcheck.model.document import Block
from factcheck.read import headings
from factcheck.read.lines import fold
from factcheck.rulepack.schema import Sign, SourceKind

FALLBACK = "article"
_LINE = 300
"""How much of a block a `line` sign sees."""
_LINES = 200
"""How many blocks at either end of a document it sees."""
_BREADCRUMB = re.compile(r"\S.{0,80}[»›].{0,200}")
_YOU = re.compile(r"[Yy](?<!\w.)ou(?:r|’re|'re)?\b")
_SAMPLE = 20_000
_VERSION = re.compile(r"\[?v?\d{1,4}\.\d{1,4}(?:\.\d{1,4})?\b")
_POST = re.compile(r"#\d{1,4}\s+\S")
_TURN = re.compile(r"[A-Z][A-Z .'’-]{0,25}(?:\([^)]{0,30}\))?: ")
_RELEASE = re.compile(r"(?:for (?:immediate )?release|press release|media release|news release|embargoed)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:#{1,6} {0,4})?#?\d{1,3}[.):]? ")


def recognise(text: str, blocks: Sequence[Block], kinds: Mapping[str, SourceKind]) -> tuple[str, str]:
    """The name of the kind whose signs score highest, at or above its threshold, and why in words for people.

    Equal scores go to the kind that comes first by name; `article` where no kind reaches its threshold.
    """
    seen = features(text, blocks)
    titles = {fold(block.text): block.text for block in blocks if block.kind == "heading"}
    ends = blocks if len(blocks) <= 2 * _LINES else (*blocks[:_LINES], *blocks[-_LINES:])
    lines = "\n".join(block.text[:_LINE].replace("\n", " ") for block in ends)
    best: tuple[float, str, str] | None = None
    for name in sorted(kinds):
        needed = kinds[name].threshold if best is None else max(kinds[name].threshold, best[0])
        if _reach(kinds[name], seen, titles, lines) < needed - _HAIR:
            continue
        score, why = 0.0, []
        for sign in kinds[name].recognise:
            words = _found(sign, seen, titles, lines)
            if words:
                score += sign.score
                why.append(words)
        if why and score >= kinds[name].threshold and (best is None or score > best[0]):
            best = (score, name, f"{name}: {'; '.join(why)}")
    return (best[1], best[2]) if best else (FALLBACK, f"{FALLBACK}: no other kind fits")


_HAIR = 1e-6
"""More than the order of adding can change in a sum of scores."""


def _reach(kind: SourceKind, seen: Mapping[str, int], titles: Mapping[str, str], lines: str) -> float:
    """The score that a kind has at most: every line sign, for they are what takes time, is taken to be there."""
    is_slow = [bool(sign.line) and not sign.heading for sign in kind.recognise]
    return sum(
        max(sign.score, 0.0) if slow else sign.score
        for sign, slow in zip(kind.recognise, is_slow, strict=True)
        if slow or _found(sign, seen, titles, lines)
    )


def recognise_shape(shape: str, kinds: Mapping[str, SourceKind]) -> tuple[str, str]:
    """The same for a data file, of which `shape` is known: the kind that has it as a sign."""
    for name in sorted(kinds):
        for sign in kinds[name].recognise:
            if shape and sign.feature == f"{shape}-file":
                return name, f"{name}: {sign.because}"
    return FALLBACK, f"{FALLBACK}: no other kind fits"


def _found(sign: Sign, seen: Mapping[str, int], titles: Mapping[str, str], lines: str) -> str:
    """What was seen of a sign, in words; empty if not enough."""
    shown = ""
    if sign.heading:
        there = [titles[folded] for folded in dict.fromkeys(map(fold, sign.heading)) if folded in titles]
        count = len(there)
        shown = f" ({', '.join(there[:6])}{', …' if count > 6 else ''})"
    elif sign.line:
        count = sum(1 for _ in _compiled(sign.line).finditer(lines))
    else:
        count = seen.get(sign.feature, 0)
    if count < max(sign.at_least, 1):
        return ""
    return f"{f'{count} ' if sign.at_least > 1 else ''}{sign.because}{shown}"


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re2._Regexp:
    options = re2.Options()
    options.log_errors = False
    return re2.compile(f"(?m)^(?:{pattern})$", options)


FEATURES = frozenset(
    "infobox credits-block byline dateline release-line wiki-headings section-headings emoji-headings "
    "numbered-headings question-headings version-headings posts speaker-turns bullets table-rows label-values code "
    "breadcrumb comment-form sharing second-person prose record-file configuration-file".split()
)
"""What a `feature` sign may name: each a count of what was seen. The last two hold for data files, whatever is in them."""


def features(text: str, blocks: Sequence[Block]) -> Mapping[str, int]:
    """How often each feature of the layout was seen."""
    seen: Counter[str] = Counter()
    groups: Counter[int] = Counter()
    for index, block in enumerate(blocks):
        if block.kind == "heading":
            _heading(text, block, seen)
        elif block.kind == "list-item":
            seen["bullets"] += 1
        elif block.kind == "table-row":
            seen["table-rows"] += 1
        elif block.kind == "label-value":
            seen["label-values"] += 1
            seen["release-line"] += index < 4 and bool(_RELEASE.match(block.text))
            groups[block.group] += 1
        elif block.kind == "code":
            seen["code"] += 1
        elif block.kind in ("paragraph", "quote"):
            _paragraph(block, index, seen)
        elif block.kind == "boilerplate":
            seen["sharing"] += 1
        head = block.text[:40].lower()
        if ("reply" in head or "comment" in head) and fold(head) in ("leave a reply", "leave a comment", "post a comment"):
            seen["comment-form"] += 1
        if index < 3 and _BREADCRUMB.match(block.text):
            seen["breadcrumb"] += 1
    seen["second-person"] = len(_YOU.findall(text[:_SAMPLE]))
    _boxes(blocks, groups, seen)
    return seen


def _heading(text: str, block: Block, seen: Counter[str]) -> None:
    written = text[block.span.start : block.span.start + 20]
    seen["section-headings"] += block.level > 1
    seen["wiki-headings"] += written.startswith("==")
    seen["emoji-headings"] += bool(headings.EMOJI.match(written.lstrip("# ")))
    numbered = _NUMBERED.match(written) and not _VERSION.match(block.text) and not _POST.match(block.text)
    seen["numbered-headings"] += bool(numbered)
    seen["question-headings"] += block.text.endswith("?")
    seen["version-headings"] += bool(_VERSION.match(block.text))
    seen["posts"] += bool(_POST.match(block.text))
    seen["release-line"] += bool(_RELEASE.match(block.text))


def _paragraph(block: Block, index: int, seen: Counter[str]) -> None:
    head = block.text[:2000]
    seen["prose"] += len(block.text) > 200
    seen["speaker-turns"] += bool(_TURN.match(head))
    if index < 8 and len(head) < 160 and headings.is_credit_line(head):
        seen["byline" if headings.names_author(head) else "dateline"] += 1
    if index < 4:
        seen["release-line"] += bool(_RELEASE.match(head))


def _boxes(blocks: Sequence[Block], groups: Counter[int], seen: Counter[str]) -> None:
    """Large groups of pairs: an infobox before the first section, a block of credits behind the prose."""
    prose = [index for index, block in enumerate(blocks) if block.kind == "paragraph" and len(block.text) > 200]
    boxed = any(block.kind == "heading" and fold(block.text) == "infobox" for block in blocks[:12])
    first: dict[int, int] = {}
    for index, block in enumerate(blocks):
        if block.kind == "label-value":
            first.setdefault(block.group, index)
    for group, index in first.items():
        if groups[group] < 4:
            continue
        sections = sum(
            1 for block in blocks[:index] if block.kind == "heading" and block.level > 1 and fold(block.text) != "infobox"
        )
        if sections == 0 and (boxed or index < 6):
            seen["infobox"] += 1
        elif prose and index > prose[len(prose) // 2]:
            seen["credits-block"] += 1
