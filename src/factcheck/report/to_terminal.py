"""The report for a terminal: diagnostics with every side quoted in place, what is agreed, problems, tables, a summary.

Nothing is said by colour alone: sides have letters, values stand over carets, repairs are lines with `-` and `+`. Paths
and ids are never cut; all that comes from a document is shown with its control characters escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from factcheck.model.claim import Claim
from factcheck.model.finding import Edit, Finding, Level, Position, Problem, Report
from factcheck.report.at_a_glance import Agreed, Grid, State, agreements, attribute_of, grids
from factcheck.report.excerpt import DIFFERS, Mark, Row, marks_of, quote_words, rows_of, whole_value
from factcheck.report.formats import ShowOptions, Writer
from factcheck.report.in_words import lapsed_words
from factcheck.report.lines import (
    ASCII,
    EMPTY,
    UNICODE,
    Glyphs,
    Line,
    Piece,
    aligned,
    beside,
    line,
    plain,
    width,
    wrapped,
)
from factcheck.report.repairs import Diff, diff_of
from factcheck.report.shown import (
    LEVELS,
    Index,
    abstentions,
    compared_line,
    counted,
    counts_of,
    headline,
    on_one_line,
    padded,
    qualifier_words,
    set_difference,
    shortened,
    shown_findings,
    side_letter,
    source_words,
    summary_line,
    value_words,
    visible,
    width_of,
    with_plain_quotes,
)
from factcheck.report.tellings import slots

ROOM = 100
"""Columns for quoted lines where the output is no terminal."""
SIDE_BY_SIDE = 120
"""From this width on, two sides stand beside each other."""
_WIDE = 160
"""Columns for tables there."""
_LEAST_COLUMN, _MOST_COLUMN = 14, 30
"""Columns of a cell."""
_LEAST_QUOTE = 30
_MOST_ALSO = 3
_MOST_WORDS = 400
"""Columns of one value; a name may be as long as its document."""
_MOST_GONE = 10
_MOST_ROWS, _MOST_GRIDS, _MOST_SOURCES = 60, 8, 12
"""Rows of lists, tables, and sources in a table, that are shown without `-v`."""

_COLOURS = {
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold cyan",
    "bold": "bold",
    "dim": "dim",
    "side": "bold blue",
    "gutter": "blue",
    "place": "cyan",
    "differs": "bold underline red",
    "same": "underline",
    "add": "green",
    "add-mark": "bold underline green",
    "remove": "red",
    "remove-mark": "bold underline red",
    "good": "green",
    "bad": "bold red",
}


def render_terminal(
    report: Report,
    console_width: int | None = None,
    color: bool = False,
    unicode: bool = True,
    min_level: Level = "warning",
    verbose: int = 0,
    again: str | None = "",
) -> str:
    """The whole report as text, each line ended. See `ShowOptions` for what the arguments mean."""
    page = _Page(Index(report), ShowOptions(console_width, color, unicode, min_level, verbose, again))
    return painted(page.lines(), color)


def render_finding(report: Report, finding: Finding, options: ShowOptions) -> str:
    """One finding alone, with every side in place."""
    return painted(_Page(Index(report), options).finding(finding), options.color)


def painted(lines: Iterable[Line], color: bool) -> str:
    """Lines as text, each ended by a line feed; with `color` their styles as terminal escapes."""
    if not color:
        return "".join(plain(row) + "\n" for row in lines)
    from rich.color import ColorSystem
    from rich.style import Style

    styles = {name: Style.parse(colours) for name, colours in _COLOURS.items()}
    painted = []
    for row in lines:
        commanding = plain(row) != "".join(piece.text for piece in row).rstrip()
        for text, style in line(plain(row)) if commanding else row:
            painted.append(styles[style].render(text, color_system=ColorSystem.STANDARD) if style else text)
        painted.append("\n")
    return "".join(painted)


class _Page:
    """One report on its way to lines."""

    def __init__(self, index: Index, options: ShowOptions) -> None:
        self.index = index
        self.report = index.report
        self.options = options
        self.columns = options.width
        self.glyphs: Glyphs = UNICODE if options.unicode else ASCII
        self.verbose = options.verbose

    def lines(self) -> Iterator[Line]:
        """All lines, an empty one between sections."""
        for at, section in enumerate(section for section in self.sections() if section):
            if at:
                yield EMPTY
            yield from section

    def sections(self) -> Iterator[list[Line]]:
        """Diagnostics, known findings, agreements, abstentions, problems, what is not shown, tables, the summary."""
        findings = shown_findings(self.report, self.options.min_level)
        known = [f for f in findings if f.status == "known" and self.verbose < 1]
        for finding in findings:
            if finding.status != "known" or self.verbose >= 1:
                yield self.finding(finding)
        yield self.known(known)
        yield self.notes()
        yield self.gone()
        if self.verbose >= 0:
            yield self.agreed()
        if self.verbose >= 1:
            yield self.abstained()
        yield self.problems()
        if self.verbose >= 0:
            yield from self.tables()
        rows = [*self.not_shown(), *self.title(summary_line(counts_of(self.report)))]
        if told := compared_line(self.report):
            rows += self.title(told)
        yield rows

    # One finding.

    def finding(self, finding: Finding) -> list[Line]:
        """The headline, every side in place, and what is to be said of them."""
        marks = marks_of(self.index, finding)
        return [*self.headline(finding), *self.sides(finding, marks), *self.remarks(finding)]

    def headline(self, finding: Finding) -> list[Line]:
        subject, attribute, summary = headline(self.index, finding)
        dot = f" {self.glyphs.dot} "
        status = "" if finding.status == "new" else f" ({finding.status})"
        kind = f"{finding.kind}{status}{dot}{subject}{dot}{attribute}: "
        level = f"{finding.level}[{finding.code}]"
        head = line(Piece(level, finding.level), " ")
        words = self.own(shortened(f"{kind}{summary}", 2 * _MOST_WORDS, self.glyphs.ellipsis))
        rows = wrapped(head, words, self.columns, "bold")
        # Behind a long code the text would be squeezed: further lines stand four columns in.
        return [rows[0], *(line("    ", *row[1:]) for row in rows[1:])]

    def sides(self, finding: Finding, marks: dict[int, list[Mark]]) -> list[Line]:
        """The positions beside each other if there are two and the terminal is wide, else one below the other."""
        sides = list(enumerate(finding.positions))
        digits = max(len(str(self.last_line(position))) for position in finding.positions)
        if len(sides) == 2 and self.columns is not None and self.columns >= SIDE_BY_SIDE:
            gap = line(" ", Piece(self.glyphs.bar, "dim"), " ")
            column = (self.columns - width(gap)) // 2
            heads = [self.place_and_source(side_letter(at), p, column) for at, p in sides]
            highest = max(map(len, heads))
            left, right = (
                [*head, *[EMPTY] * (highest - len(head)), *self.side(position, marks, column, digits)]
                for head, (_, position) in zip(heads, sides, strict=True)
            )
            both = beside(left, right, column, gap)
            if both is not None:
                return both
        rows: list[Line] = []
        for at, position in sides:
            rows += self.place_and_source(side_letter(at), position, self.columns)
            rows += self.side(position, marks, self.columns, digits)
        return rows

    def last_line(self, position: Position) -> int:
        """The last line that is quoted for a position."""
        claim = self.report.claims[position.claims[0]]
        return self.index.lines(claim.document).place(claim.evidence.span.end - 1).line

    def side(self, position: Position, marks: dict[int, list[Mark]], columns: int | None, digits: int) -> list[Line]:
        """One position below its place: the words there, the value read, who else says so."""
        first = position.claims[0]
        claim = self.report.claims[first]
        rows = self.quoted(claim, marks.get(first) or whole_value(claim), columns, digits)
        rows += self.remark("value", self.value_read(claim), columns, indent=4)
        for other in position.claims[1 : 1 + _MOST_ALSO]:
            rows += self.also(self.report.claims[other], columns)
        more = len(position.claims) - 1 - _MOST_ALSO
        if more > 0:
            rows.append(line("    ", Piece("=", "gutter"), Piece(f" and {more} more", "dim")))
        return rows

    def place_and_source(self, letter: str, position: Position, columns: int | None) -> list[Line]:
        """Where a position stands and who says it, on one line where that fits."""
        claim = self.report.claims[position.claims[0]]
        place = self.index.place_of(claim)
        who = shortened(source_words(self.index.documents[claim.document]), 80, self.glyphs.ellipsis)
        head = line("  ", Piece(letter, "side"), f" {self.glyphs.arrow} ", Piece(place, "place"))
        if columns is None or width(head) + 2 + width_of(who) <= columns:
            return [(*head, Piece("  "), Piece(who, "dim"))]
        indent = " " * width(head[:3])
        room = max(12, columns - len(indent))
        return [head, line(indent, Piece(shortened(who, room, self.glyphs.ellipsis), "dim"))]

    def quoted(self, claim: Claim, marks: Sequence[Mark], columns: int | None, digits: int) -> list[Line]:
        """The lines that the claim stands on, with a gutter, and carets under the value."""
        gutter = digits + 5
        room = max(20, (columns or ROOM + gutter) - gutter)
        rows = rows_of(self.index.lines(claim.document), claim.evidence.span, marks, room, self.glyphs.ellipsis)
        shown: list[Line] = []
        for row in rows:
            number = "" if row.number is None else str(row.number)
            shown.append(line(Piece(f"{number:>{digits + 2}} {self.glyphs.bar} ", "gutter"), *self.runs(row)))
            if row.signs:
                blank = " " * (digits + 2)
                shown.append(line(Piece(f"{blank} {self.glyphs.bar} ", "gutter"), Piece(row.signs, "bold")))
        return shown

    def runs(self, row: Row) -> list[Piece]:
        styles = {"": "", DIFFERS: "differs"}
        return [Piece(run.text, styles.get(run.sign, "same")) for run in row.runs]

    def value_read(self, claim: Claim) -> str:
        """The value in words and the qualifiers under which it is said."""
        words = shortened(value_words(claim), _MOST_WORDS, self.glyphs.ellipsis)
        under = qualifier_words(claim.qualifiers)
        return f"{words} {self.glyphs.dot} {under}" if under else words

    def also(self, claim: Claim, columns: int | None) -> list[Line]:
        """Another claim in brief: its place and its words, below each other where the terminal is narrow."""
        head = line("    ", Piece("=", "gutter"), " also ", Piece(self.index.place_of(claim), "place"))
        room = 70 if columns is None else columns - width(head) - 3
        if room >= _LEAST_QUOTE:
            return [(*head, Piece(" " + self.quote(claim, min(room, 70))))]
        return [head, line("      ", self.quote(claim, max(_LEAST_QUOTE, (columns or 0) - 8)))]

    def quote(self, claim: Claim, room: int) -> str:
        """A claim's words in quotation marks."""
        return self.glyphs.quoted(quote_words(self.index, claim, room, self.glyphs.ellipsis))

    def remarks(self, finding: Finding) -> list[Line]:
        """What the sides share, the reason, the favoured value, the repair, witnesses, and where to read on."""
        rows = self.difference(finding)
        rows += self.remark("why", on_one_line(finding.reason))
        if finding.derivation:
            rows += self.remark("derivation", on_one_line(finding.derivation))
        rows += self.favoured(finding)
        if finding.repair is not None:
            rows += self.repair(finding.repair)
        rows += self.further_repairs(finding.further_repairs)
        rows += self.tellings(finding)
        for witness in () if finding.kind == "narrative" else finding.context:
            rows += self.remark("context", on_one_line(witness.role))
            for at in witness.claims[:_MOST_ALSO]:
                rows += self.also(self.report.claims[at], self.columns)
            if len(witness.claims) > _MOST_ALSO:
                more = len(witness.claims) - _MOST_ALSO
                rows.append(line("    ", Piece("=", "gutter"), Piece(f" and {more} more", "dim")))
        rows += self.before(finding)
        rows.append(self.remark("id", finding.id)[0])
        if self.options.again is not None:
            command = f"factcheck explain {finding.id} {visible(self.options.again)}".rstrip()
            rows.append(line("  ", Piece("=", "gutter"), " help: ", command))
        return rows

    def before(self, finding: Finding) -> list[Line]:
        """What was accepted of it, and what has come since."""
        rows: list[Line] = []
        if finding.was is not None:
            rows += self.remark("was", f"{' against '.join(map(on_one_line, finding.was.values))} (accepted)")
        if finding.accepted is not None:
            rows += self.remark("accepted", on_one_line(finding.accepted.reason or "never reviewed"))
        if finding.lapsed is not None:
            rows += self.remark("expired", lapsed_words(finding.lapsed))
        if finding.changed:
            places = [self.index.place_of(claim) for claim in self.index.claims(finding.changed[:_MOST_ALSO])]
            more = len(finding.changed) - len(places)
            rows += self.remark("new here", ", ".join(places) + (f" and {more} more" if more else ""))
        return rows

    def tellings(self, finding: Finding) -> list[Line]:
        """Two tellings beside each other, slot by slot."""
        found = slots(self.index, finding)
        if not found:
            return []
        room = max(24, ((self.columns or ROOM) - 10) // 2)
        rows = self.remark("slot by slot", "A beside the others")
        signs = {"clash": self.glyphs.differs, "same": self.glyphs.same, "left": self.glyphs.alone, "right": self.glyphs.alone}
        for slot in found[: self.most(len(found))]:
            left, right = (shortened(text, room, self.glyphs.ellipsis) for text in (slot.left, slot.right))
            sign = padded(signs[slot.state], width_of(self.glyphs.differs))
            rows.append(line("    ", Piece(sign, "side"), f" {padded(left, room)} {self.glyphs.bar} {right}"))
        return rows

    def difference(self, finding: Finding) -> list[Line]:
        difference = set_difference(self.index, finding)
        if difference is None:
            return []
        rows: list[Line] = []
        for at, only in enumerate(difference.only):
            rows += self.remark(f"only in {side_letter(at)}", ", ".join(only) or "nothing")
        everywhere = "in both" if len(finding.positions) == 2 else "in all"
        return rows + self.remark(everywhere, ", ".join(difference.shared) or "nothing")

    def favoured(self, finding: Finding) -> list[Line]:
        if finding.favoured is None:
            return []
        at, because = finding.favoured.position, on_one_line(finding.favoured.because)
        probability = finding.positions[at].probability
        sure = "" if probability is None else f" ({probability:.0%})"
        return self.remark("favoured", f"{side_letter(at)}{sure}, because {because}")

    def remark(self, name: str, text: str, columns: int | None = None, indent: int = 2) -> list[Line]:
        """`= name: text`, wrapped on a terminal."""
        head = line(" " * indent, Piece("=", "gutter"), " ", Piece(f"{name}:", "bold"), " ")
        words = self.own(shortened(text, 3 * _MOST_WORDS, self.glyphs.ellipsis))
        return wrapped(head, words, columns or self.columns)

    def repair(self, repair: Edit) -> list[Line]:
        """Why, and the line before and after."""
        rows = self.remark("repair", on_one_line(repair.because))
        room = max(30, (self.columns or ROOM) - 6)
        diff = diff_of(self.index, repair, room, self.glyphs.ellipsis)
        if diff.place:
            rows.append(line("    ", Piece(diff.place, "place")))
        return rows + self.diff_lines(diff)

    def further_repairs(self, repairs: Sequence[Edit]) -> list[Line]:
        """The same elsewhere, each as the line before and after."""
        rows: list[Line] = []
        for repair in repairs[:_MOST_ALSO]:
            diff = diff_of(self.index, repair, max(30, (self.columns or ROOM) - 6), self.glyphs.ellipsis)
            rows += [line("    ", Piece(diff.place, "place")), *self.diff_lines(diff)]
        if len(repairs) > _MOST_ALSO:
            rows.append(line("    ", Piece(f"and {len(repairs) - _MOST_ALSO} more places", "dim")))
        return rows

    def diff_lines(self, diff: Diff) -> list[Line]:
        def change(sign: str, middle: str, style: str) -> Line:
            edges = (Piece(diff.before, style), Piece(middle, f"{style}-mark"), Piece(diff.after, style))
            return line("    ", Piece(f"{sign} ", style), *edges)

        return [change("-", diff.old, "remove"), change("+", diff.new, "add")]

    def own(self, text: str) -> str:
        """Our own quotation marks as the terminal can show them."""
        return text if self.options.unicode else with_plain_quotes(text)

    # What follows the findings.

    def known(self, findings: Sequence[Finding]) -> list[Line]:
        if not findings:
            return []
        rows = self.title(f"known: {counted(len(findings), 'finding')} of the baseline (-v shows them in full)")
        for f in findings[: self.most(len(findings))]:
            head = line("  ", Piece(f"{f.level}[{f.code}]", f.level), " ")
            summary = shortened(on_one_line(f.summary), _MOST_WORDS, self.glyphs.ellipsis)
            rows += wrapped(head, f"{self.own(summary)} [{f.id}]", self.columns)
        return rows + self.and_more(len(findings))

    def notes(self) -> list[Line]:
        """Housekeeping, where notes are shown."""
        rows: list[Line] = []
        for note in self.report.notes if self.options.min_level == "note" else ():
            where = visible(note.path) + (f":{note.line}" if note.line is not None else "")
            head = line(Piece(f"note[{note.code}]", "note"), " ", Piece(where, "place"), ": ")
            hint = f" ({on_one_line(note.hint)})" if note.hint else ""
            rows += wrapped(head, self.own(on_one_line(note.what) + hint), self.columns)
        return rows

    def gone(self) -> list[Line]:
        """Accepted findings that are no longer found, each with the reason."""
        compared = self.report.compared
        if compared is None or not compared.gone or self.verbose < 0:
            return []
        remedy = "; `factcheck baseline prune` removes them" if compared.kind == "baseline" else ""
        rows = self.title(f"gone: {counted(len(compared.gone), 'accepted finding')} no longer found{remedy}")
        most = len(compared.gone) if self.verbose >= 1 else _MOST_GONE
        for one in compared.gone[:most]:
            words = shortened(on_one_line(f"{one.key}: {one.reason}"), _MOST_WORDS, self.glyphs.ellipsis)
            rows += wrapped(line("  ", Piece(one.code, "dim"), " "), f"{self.own(words)} [{one.id}]", self.columns)
        if len(compared.gone) > most:
            rows.append(line(Piece(f"  and {len(compared.gone) - most} more; -v shows them", "dim")))
        return rows

    def agreed(self) -> list[Line]:
        """`attribute: value (n sources)`, by subject; what one source alone repeats is shown with `-v`."""
        agreed = [a for a in agreements(self.index) if a.sources > 1 or self.verbose >= 1]
        if not agreed:
            return []
        title = f"agreed: what the sources say alike ({counted(len(agreed), 'value')})"
        rows = self.title(title)
        shown = agreed[: self.most(len(agreed))]
        for subject, group in _grouped(shown):
            rows.append(line("  ", Piece(shortened(subject, 60, self.glyphs.ellipsis), "bold")))
            rows += self.agreed_rows(group)
        return rows + self.and_more(len(agreed))

    def agreed_rows(self, group: Sequence[Agreed]) -> list[Line]:
        room = self.columns or _WIDE
        ellipsis = self.glyphs.ellipsis
        names = [shortened(a.attribute, max(16, room // 3), ellipsis) for a in group]
        longest = max(map(width_of, names))
        left = max(16, room - longest - 6 - len("(99 sources, 9 less exactly)"))
        rows = []
        for name, agreed in zip(names, group, strict=True):
            value = self.own(shortened(agreed.value, left, ellipsis))
            number, _, less = agreed.support.partition(" ")
            many = Piece(f" ({counted(int(number), 'source')}{less.replace('(', ', ').rstrip(')')})", "dim")
            rows.append(line("    ", padded(name, longest), "  ", value, many))
        return rows

    def abstained(self) -> list[Line]:
        """Clusters without a decision, each with the reason."""
        rows: list[Line] = []
        for _, cluster in abstentions(self.report):
            subject = shortened(self.index.subject_name(cluster.subject), 60, self.glyphs.ellipsis)
            name = f"{subject} {self.glyphs.dot} {attribute_of(cluster)} ({cluster.verdict}):"
            rows += wrapped(line("  "), self.own(f"{name} {on_one_line(cluster.reason)}"), self.columns)
        return [*self.title("not decided"), *rows] if rows else []

    def problems(self) -> list[Line]:
        """Input problems all, limits as many as a page holds."""
        inputs = [p for p in self.report.problems if p.severity == "input"]
        limits = [p for p in self.report.problems if p.severity == "limit"]
        if self.verbose < 0:
            limits = []
        if not inputs and not limits:
            return []
        most = len(limits) if self.verbose >= 1 else 10
        rows = self.title(f"problems ({len(inputs) + len(limits)})")
        for problem in [*inputs, *limits[:most]]:
            rows += self.problem(problem)
        if len(limits) > most:
            rows.append(line(Piece(f"  and {counted(len(limits) - most, 'limit')} more; -v shows them", "dim")))
        return rows

    def problem(self, problem: Problem) -> list[Line]:
        style = "error" if problem.severity == "input" else "note"
        hint = f" ({on_one_line(problem.hint)})" if problem.hint else ""
        head = line("  ", Piece(problem.severity, style), " ", Piece(visible(problem.where), "place"), ": ")
        text = self.own(shortened(on_one_line(problem.what) + hint, 2 * _MOST_WORDS, self.glyphs.ellipsis))
        if self.columns is None or width(head) + width_of(text) <= self.columns:
            return [(*head, Piece(text))]
        return [head, *wrapped(line("        "), text, self.columns)]

    def not_shown(self) -> list[Line]:
        """What is below the level that is shown."""
        counts = counts_of(self.report).findings
        hidden = [level for level in LEVELS[LEVELS.index(self.options.min_level) + 1 :] if counts[level]]
        return [line(Piece(f"{counted(counts[le], le)} not shown; --min-level {le}", "dim")) for le in hidden]

    def tables(self) -> Iterator[list[Line]]:
        """Sources against attributes, one table for each subject."""
        most = None if self.verbose >= 1 else _MOST_GRIDS
        every = grids(self.index, _MOST_SOURCES)
        for grid in every[:most]:
            yield self.table(grid)
        if most is not None and len(every) > most:
            yield [line(Piece(f"and {counted(len(every) - most, 'subject')} more; -v shows them", "dim"))]

    def table(self, grid: Grid) -> list[Line]:
        """In as many parts as the terminal's width asks for, with a legend of the sources."""
        names = [shortened(name, 26, self.glyphs.ellipsis) for name, _ in grid.rows]
        first = max(map(width_of, names))
        columns = [self.table_column(grid, at) for at in range(len(grid.sources))]
        room = max(_LEAST_COLUMN + 2, (self.columns or _WIDE) - first)
        per_part = room // (_LEAST_COLUMN + 2)
        rows = self.title(f"at a glance: {shortened(grid.subject, 60, self.glyphs.ellipsis)}")
        for start in range(0, len(columns), per_part):
            part = columns[start : start + per_part]
            widths = _fitted([max(width_of(words) for words, _ in column) for column in part], room)
            rows += self.table_part(names, first, part, widths)
        return rows + self.legend(grid)

    def table_column(self, grid: Grid, at: int) -> list[tuple[str, str]]:
        """The head and the cells of one source, each with its style."""
        column = [(f"{at + 1} {grid.sources[at]}", "bold")]
        for _, cells in grid.rows:
            sign, style = self.sign(cells[at].state)
            column.append((self.own(f"{sign} {cells[at].words}".rstrip()), style))
        return column

    def table_part(
        self, names: Sequence[str], first: int, part: Sequence[Sequence[tuple[str, str]]], widths: Sequence[int]
    ) -> list[Line]:
        rows: list[Line] = []
        for at, name in enumerate(["", *names]):
            pieces = [Piece(padded(name, first))]
            for column, room in zip(part, widths, strict=True):
                words, style = column[at]
                pieces += [Piece("  "), Piece(padded(shortened(words, room, self.glyphs.ellipsis), room), style)]
            rows.append(tuple(pieces))
        rule = line(Piece(self.glyphs.rule * (first + sum(widths) + 2 * len(widths)), "dim"))
        return [rows[0], rule, *rows[1:]]

    def sign(self, state: State) -> tuple[str, str]:
        """The mark of a cell and its style."""
        glyphs = self.glyphs
        signs = {
            "differs": (glyphs.differs, "bad"),
            "same": (glyphs.same, "good"),
            "unsure": (glyphs.unsure, ""),
            "alone": (glyphs.alone, ""),
            "absent": (glyphs.absent, "dim"),
        }
        return signs[state]

    def legend(self, grid: Grid) -> list[Line]:
        glyphs = self.glyphs
        entries = []
        for at, (source, paths) in enumerate(zip(grid.sources, grid.paths, strict=True), 1):
            shown = ", ".join(paths[:_MOST_ALSO]) + (f" and {len(paths) - 3} more" if len(paths) > 3 else "")
            entries.append((f"  {at}", shortened(source, 40, glyphs.ellipsis), shown))
        rows = [line(Piece(row, "dim")) for row in aligned(entries)]
        if grid.more_sources:
            rows.append(line(Piece(f"  and {counted(grid.more_sources, 'source')} more", "dim")))
        present = {cell.state for _, cells in grid.rows for cell in cells}
        means: tuple[tuple[State, str], ...] = (
            ("same", "agrees"),
            ("differs", "disputed"),
            ("unsure", "not decided"),
            ("alone", "not compared"),
            ("absent", "nothing read"),
        )
        said = [f"{self.sign(state)[0]} {meaning}" for state, meaning in means if state in present]
        return [*rows, line(Piece("  " + "   ".join(said), "dim"))]

    def title(self, text: str) -> list[Line]:
        return wrapped(EMPTY, text, self.columns, "bold")

    def most(self, number: int) -> int:
        return number if self.verbose >= 1 else _MOST_ROWS

    def and_more(self, number: int) -> list[Line]:
        more = number - self.most(number)
        return [line(Piece(f"  and {more} more; -v shows them", "dim"))] if more > 0 else []


def _grouped(agreed: Iterable[Agreed]) -> Iterator[tuple[str, list[Agreed]]]:
    """By subject, in the order in which subjects come."""
    groups: dict[str, list[Agreed]] = {}
    for one in agreed:
        groups.setdefault(one.subject, []).append(one)
    yield from groups.items()


def _fitted(widths: Sequence[int], room: int) -> list[int]:
    """Widths of columns, the widest made narrower until all fit with two spaces before each."""
    for most in range(_MOST_COLUMN, _LEAST_COLUMN, -1):
        fitted = [min(wide, most) for wide in widths]
        if sum(fitted) + 2 * len(fitted) <= room:
            return fitted
    return [min(wide, _LEAST_COLUMN) for wide in widths]


def _write(report: Report, options: ShowOptions) -> str:
    return painted(_Page(Index(report), options).lines(), options.color)


WRITER = Writer(name="terminal", write=_write)
