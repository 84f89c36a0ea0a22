"""What all writers share: places for people, hostile text made visible, shortening, counts."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from factcheck.errors import UsageError
from factcheck.model.claim import Claim, Qualifier
from factcheck.model.document import Document, Span, path_of
from factcheck.model.finding import Cluster, Finding, Level, Report, Status, Subject
from factcheck.model.value import Event, Malformed, Name, NameSet
from factcheck.values.words import in_words

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""From the gravest to the least."""

_LINE_END = re.compile("\r\n|\r|\n")
# Control characters, and what is invisible or turns the direction of text: they could mislead a terminal or a reader.
# Joiners (U+200C, U+200D) and variation selectors stay: emoji and several scripts need them.
HOSTILE = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufffe\uffff\U000e0000-\U000e007f"
)
"""The inside of a character class."""
_HOSTILE = re.compile(f"[{HOSTILE}]")
# A single space, by far the most frequent, is not touched.
_SPACE = re.compile(r"[ \t\n\r\x0b\x0c\u2028\u2029]{2,}|[\t\n\r\x0b\x0c\u2028\u2029]")


def visible(text: str) -> str:
    """`text` with control, direction and other invisible characters as escapes (`\\x1b`, `\\u202e`), line ends too.

    So is `##[`, which GitHub's runner (its `ActionCommand.cs`) takes for the beginning of a command anywhere in a line.
    """
    return _HOSTILE.sub(lambda m: escape_of(m.group()), text).replace("##[", "#\\x23[")


def is_hostile(character: str) -> bool:
    """Is this one of the characters that `visible` escapes?"""
    return _HOSTILE.match(character) is not None


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` with U+FFFD for what strict readers of JSON refuse, escaped or not: NUL and its kin, halves of pairs."""
    return _UNPRINTABLE.sub("\ufffd", text)


def as_line(text: str) -> str:
    """A line of output, harmless in a log: `::` at its head is escaped, for runners of CI take it for a command, and `##[`
    where it was put together from pieces."""
    text = text.replace("##[", "#\\x23[")
    head = len(text) - len(text.lstrip())
    return f"{text[:head]}\\x3a{text[head + 1 :]}" if text.startswith("::", head) else text


def on_one_line(text: str) -> str:
    """`visible`, but tabs, line ends and runs of spaces are one space: for quotes and names inside a line."""
    return visible(_SPACE.sub(" ", text).strip())


def escape_of(character: str) -> str:
    """A character as a Python string escape."""
    code = ord(character)
    if character in "\t\n\r":
        return {"\t": "\\t", "\n": "\\n", "\r": "\\r"}[character]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


class Place(NamedTuple):
    """1-based line and column, in code points."""

    line: int
    column: int


class Lines:
    """Where the lines of a text start. One pass over the text, then a bisection for each place."""

    __slots__ = ("starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(m.end() for m in _LINE_END.finditer(text))]

    def place(self, offset: int) -> Place:
        """`\\n`, `\\r\\n` and a lone `\\r` end a line."""
        line = bisect_right(self.starts, offset)
        return Place(line, offset - self.starts[line - 1] + 1)

    def bounds(self, line: int) -> Span:
        """The line's text without its end; `line` counts from 1."""
        start = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)


@dataclass(slots=True)
class Index:
    """A report with what its writers look up: documents by key, the lines of their files, subjects."""

    report: Report
    documents: dict[str, Document] = field(init=False)
    files: dict[str, Document] = field(init=False)
    """A document of each file, by path."""
    subjects: dict[str, Subject] = field(init=False)
    _lines: dict[str, Lines] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.documents = {document.key: document for document in self.report.documents}
        self.files = {document.path: document for document in self.report.documents}
        self.subjects = {subject.id: subject for subject in self.report.subjects}

    def lines(self, document: str) -> Lines:
        """The lines of the file that holds a document (its key, or the path), found once for each file."""
        path = path_of(document)
        lines = self._lines.get(path)
        if lines is None:
            lines = self._lines[path] = Lines(self.files[path].text)
        return lines

    def place(self, document: str, offset: int) -> str:
        """`path:line:column`, the path made visible and otherwise whole."""
        line, column = self.lines(document).place(offset)
        return f"{visible(path_of(document))}:{line}:{column}"

    def place_of(self, claim: Claim) -> str:
        """`path:line:column` of a claim's evidence."""
        return self.place(claim.document, claim.evidence.span.start)

    def subject_name(self, subject: str) -> str:
        """The subject's name, its id where it has none."""
        known = self.subjects.get(subject)
        return on_one_line(known.name) if known is not None and known.name.strip() else visible(subject)

    def claims(self, indices: Iterable[int]) -> list[Claim]:
        """The claims at these indices."""
        return [self.report.claims[i] for i in indices]


def source_words(document: Document) -> str:
    """The source and, unless that is its name, its kind: `Mulder (article-with-credits)`."""
    source, kind = on_one_line(document.source), on_one_line(document.kind)
    return source if source == kind else f"{source} ({kind})"


def kind_reason(document: Document) -> str:
    """By what the document's kind was recognised, without the kind at its head."""
    return on_one_line(document.kind_because).removeprefix(f"{on_one_line(document.kind)}: ")


def with_plain_quotes(text: str) -> str:
    """Curly quotation marks made straight, for what can show no more than ASCII."""
    return text.replace("“", '"').replace("”", '"')


def attribute_words(attribute: str) -> str:
    """An attribute's name for people: `release date`, `story: fate`."""
    return on_one_line(attribute.replace("_", " ").replace("/", ": "))


def said_words(claim: Claim) -> str:
    """What the claim says, in words: its value, `not` before it where it is denied; an event says so itself."""
    words = on_one_line(in_words(claim.value))
    if isinstance(claim.value, Malformed):
        words = f"'{words.strip('“”')}'"
    return f"not {words}" if claim.polarity == "denied" and not isinstance(claim.value, Event) else words


def value_words(claim: Claim) -> str:
    """`said_words`, and why where the value is malformed."""
    if isinstance(claim.value, Malformed):
        return f"{said_words(claim)}, malformed: {on_one_line(claim.value.why)}"
    return said_words(claim)


def qualifier_words(qualifiers: Iterable[Qualifier], origins: bool = True) -> str:
    """`territory France, phase planned (inherited)`; what holds by default is left out."""
    said = []
    for q in qualifiers:
        if q.origin == "default":
            continue
        origin = f" ({q.origin})" if origins and q.origin != "explicit" else ""
        said.append(f"{attribute_words(q.dimension)} {on_one_line(q.value)}{origin}")
    return ", ".join(said)


def headline(index: Index, finding: Finding) -> tuple[str, str, str]:
    """Subject, attribute and summary of a finding, the summary without the subject and attribute at its head."""
    subject, attribute = index.subject_name(finding.subject), attribute_words(finding.attribute)
    summary = on_one_line(finding.summary)
    for said in (subject, attribute):
        if summary.startswith(f"{said}: "):
            summary = summary[len(said) + 2 :]
    return subject, attribute, summary


def side_letter(index: int) -> str:
    """A, B, ... Z, AA, AB, ... for positions 0, 1, ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def at_least(level: Level, least: Level) -> bool:
    """Is `level` at least as grave as `least`?"""
    return LEVELS.index(level) <= LEVELS.index(least)


def shown_findings(report: Report, least: Level) -> list[Finding]:
    """What is not suppressed and at least as grave as `least`: gravest first, else as the report has them."""
    findings = [f for f in report.findings if f.status != "suppressed" and at_least(f.level, least)]
    return sorted(findings, key=lambda f: LEVELS.index(f.level))


def finding_by_id(report: Report, id: str) -> Finding:
    """The finding with this id, or the only one whose id begins so; `UsageError` where there is none or several."""
    wanted = id.strip()
    for finding in report.findings:
        if finding.id == wanted:
            return finding
    found = [f for f in report.findings if wanted and f.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{visible(id)}: {len(found)} findings begin so: {', '.join(f.id for f in found[:5])}")
    has = counted(len(report.findings), "finding")
    raise UsageError(f"{visible(id)}: no finding of this report has this id (it has {has})")


def main_claim(report: Report, finding: Finding) -> int:
    """Index of the claim that stands for a finding where only one place can be named: one that will have to change.

    It depends on nothing but the finding's claims, so that it stays where it is from run to run. A repair says itself where
    it is. Else it is never of the favoured position, if there is another; of the others that of the least weight, then of
    the fewest sources, then the one with the last path; and of its claims the first in its last document.
    """
    claims, repair = report.claims, finding.repair
    every = [at for position in finding.positions for at in position.claims]
    if repair is not None:
        here = [at for at in every if claims[at].path == repair.path]
        around = [at for at in here if claims[at].evidence.span.start <= repair.start < claims[at].evidence.span.end]
        return (around or here or every)[0]
    positions = finding.positions
    if finding.favoured is not None:
        positions = tuple(p for i, p in enumerate(positions) if i != finding.favoured.position) or positions
    standing = [(max(claims[at].weight for at in p.claims), len(p.sources)) for p in positions]
    least = [p for p, how in zip(positions, standing, strict=True) if how == min(standing)]
    path = max(claims[at].path for p in least for at in p.claims)
    last = [at for p in least for at in p.claims if claims[at].path == path]
    return min(last, key=lambda at: (claims[at].evidence.span, at))


STATUSES: tuple[Status, ...] = ("new", "widened", "known", "suppressed")
"""From what matters most to what was set aside."""


def by_priority(report: Report, least: Level) -> list[Finding]:
    """Every finding of at least this level, suppressed ones too: what gates first, the gravest first, else as in the report."""
    findings = [f for f in report.findings if at_least(f.level, least)]
    return sorted(findings, key=lambda f: (STATUSES.index(f.status), LEVELS.index(f.level)))


def value_spans(claim: Claim) -> list[Span]:
    """Where the value's words stand in the document: in the parts that say so, else in the whole evidence."""
    spans = [part.span for part in claim.evidence.parts if part.role == "value"] or [claim.evidence.span]
    if len(spans) > 1:
        return spans
    quote, (start, end) = claim.evidence, spans[0]
    at = quote.quote.find(claim.value.text, start - quote.span.start, end - quote.span.start)
    if at < 0 or not claim.value.text:
        return spans
    start = quote.span.start + at
    return [Span(start, start + len(claim.value.text))]


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal; it must be visible."""
    return len(text) if text.isascii() else sum(map(width_of_character, text))


def width_of_character(character: str) -> int:
    """2 for wide characters, 0 for those that combine with the one before."""
    if character < "\u0300":
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def shortened(text: str, width: int, ellipsis: str = "…") -> str:
    """`text` in at most `width` columns, its end an ellipsis where it is longer. Never for paths and ids."""
    if len(text) * 2 <= width or width_of(text) <= width:
        return text
    room, kept = width - len(ellipsis), 0
    for at, character in enumerate(text):
        kept += width_of_character(character)
        if kept > room:
            return text[:at].rstrip() + ellipsis[: max(0, width)]
    return text


def padded(text: str, width: int) -> str:
    """`text` followed by spaces up to `width` columns."""
    return text + " " * (width - width_of(text))


def counted(number: int, noun: str) -> str:
    """`1 finding`, `2 findings`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


class Counts(NamedTuple):
    """The figures of a run."""

    documents: int
    claims: int
    compared: int
    """Claims in clusters of more than one claim."""
    agreed: int
    abstained: int
    """Clusters that are incomparable or ambiguous."""
    single: int
    findings: dict[Level, int]
    """Suppressed ones are not counted."""
    new: dict[Level, int]
    """New and widened: what may gate."""
    known: int
    suppressed: int


def counts_of(report: Report) -> Counts:
    """Count a report's claims, clusters and findings."""
    verdicts = [cluster.verdict for cluster in report.clusters]
    compared = {i for cluster in report.clusters if len(cluster.claims) > 1 for i in cluster.claims}
    standing = [f for f in report.findings if f.status != "suppressed"]
    known = [f for f in standing if f.status == "known"]
    return Counts(
        documents=len(report.documents),
        claims=len(report.claims),
        compared=len(compared),
        agreed=verdicts.count("agree"),
        abstained=verdicts.count("incomparable") + verdicts.count("ambiguous"),
        single=verdicts.count("single"),
        findings=_by_level(standing),
        new=_by_level(f for f in standing if f.status != "known"),
        known=len(known),
        suppressed=len(report.findings) - len(standing),
    )


def _by_level(findings: Iterable[Finding]) -> dict[Level, int]:
    levels = [f.level for f in findings]
    return {level: levels.count(level) for level in LEVELS}


def summary_line(counts: Counts) -> str:
    """`5 documents, 143 claims, 61 compared, 49 agreed; 3 errors, 4 warnings, 2 notes`, known and suppressed too."""
    head = [counted(counts.documents, "document"), counted(counts.claims, "claim")]
    head += [f"{counts.compared} compared", f"{counts.agreed} agreed"]
    tail = [counted(counts.findings[level], level) for level in LEVELS]
    if counts.known:
        tail.append(f"{counts.known} of these known")
    if counts.suppressed:
        tail.append(f"{counts.suppressed} suppressed")
    return f"{', '.join(head)}; {', '.join(tail)}"


def compared_line(report: Report) -> str:
    """`factcheck-baseline.jsonl: 200 accepted, 180 of them never reviewed, 3 gone`; empty where nothing was compared."""
    compared = report.compared
    if compared is None:
        return ""
    if compared.kind == "since":
        said = [f"{counted(compared.accepted, 'finding')} there already"]
    else:
        said = [f"{compared.accepted} accepted"]
        if compared.accepted:
            said.append(f"{compared.unreviewed or 'none'} of them never reviewed")
    if compared.gone:
        said.append(f"{len(compared.gone)} gone")
    where = f"since {visible(compared.against)}" if compared.kind == "since" else visible(compared.against)
    return f"{where}: {', '.join(said)}"


@dataclass(frozen=True, slots=True)
class Difference:
    """Members of name sets by the positions that hold them."""

    only: tuple[tuple[str, ...], ...]
    """For each position what no other holds."""
    shared: tuple[str, ...]
    """What all positions hold."""
    shared_keys: frozenset[str]
    """Keys of what all hold, in each form that a position gives it."""


def set_difference(index: Index, finding: Finding) -> Difference | None:
    """What each side alone holds and what all hold, forms of one name taken as one; `None` unless every value is a name set
    and one names several."""
    if len(finding.positions) < 2:
        return None
    sides = [_members(index, position.claims) for position in finding.positions]
    if any(side is None for side in sides):
        return None
    known = [side for side in sides if side is not None]
    if max(map(len, known)) < 2:
        return None
    from factcheck.judge.name_set import equate  # what knows names takes long to load, and few reports need it

    forms = equate({key: name for side in known for key, name in side.items()})
    same = {key: meant[0] if len(meant) == 1 else key for key, meant in forms.items()}
    holders = Counter(key for side in known for key in {same[key] for key in side})
    only = tuple(_texts(side[key] for key in side if holders[same[key]] == 1) for side in known)
    everyone = frozenset(key for key in same if holders[same[key]] == len(known))
    shared = {same[key]: name for key, name in known[0].items() if key in everyone}
    return Difference(only, _texts(shared.values()), everyone)


def _texts(names: Iterable[Name]) -> tuple[str, ...]:
    return tuple(on_one_line(name.text) for name in names)


def _members(index: Index, claims: Sequence[int]) -> dict[str, Name] | None:
    """Key to name of all members that these claims name; `None` where a value is no set of names."""
    members: dict[str, Name] = {}
    for claim in index.claims(claims):
        if not isinstance(claim.value, NameSet):
            return None
        for member in claim.value.members:
            members.setdefault(member.key, member)
    return members


def abstentions(report: Report) -> Iterator[tuple[int, Cluster]]:
    """Clusters that were compared without a decision, each with its index."""
    for at, cluster in enumerate(report.clusters):
        if cluster.verdict in ("incomparable", "ambiguous"):
            yield at, cluster
