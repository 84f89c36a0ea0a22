"""The manual pages: what a code means, what a rule reads."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill, indent
from typing import TYPE_CHECKING

from factcheck.model.finding import KINDS

if TYPE_CHECKING:  # the page of a code needs no rule packs
    from factcheck.rulepack.load import RuleSet
    from factcheck.rulepack.schema import Attribute, Case, Template


@dataclass(frozen=True, slots=True)
class CodePage:
    """What a person should know of a code."""

    meaning: str
    example: str
    silent: str
    """What looks alike and is not flagged."""
    fix: str


PAGES = {
    "FC101": CodePage(
        "Two or more documents say different things about one attribute of one subject, under qualifiers that can be "
        "compared, and not all of it can be true.",
        "One page gives a running time of 117 minutes, another 171 minutes.",
        "A rounded or converted figure, a less precise value that contains the other (2025 and June 2025), another "
        "territory, edition, phase or time, an alias of the same name.",
        "Look at both passages, correct the wrong one. The favoured value is the one that the evidence supports, and "
        "the report says why; it is no proof.",
    ),
    "FC102": CodePage(
        "One document contradicts itself: two passages of it say different things about one attribute of one subject.",
        "The infobox has a budget of $90 million, the section on production $80 million.",
        "The same exceptions as for FC101; two values in one sentence that are set against each other on purpose.",
        "Make the two passages agree.",
    ),
    "FC201": CodePage(
        "A document gives a list as if it were whole, and another lists more members, the same ones among them.",
        "One editor is credited where another source lists three, the one among them.",
        'A list introduced as partial ("including", "among others"), a cast or another open list unless the text calls '
        "it complete, a name mentioned in passing.",
        "Add who is missing, or say that the list is partial.",
    ),
    "FC301": CodePage(
        "A value has the form of a date, a number or the like, and cannot be one as it is written.",
        '"June 4 20025": there is no such year. Repair: 2025-06-04, one edit away, and other documents say it.',
        "A value that is unusual but possible, and words that no rule takes for a value.",
        "Correct the words; where one repair is best supported, the report shows it as a small diff.",
    ),
    "FC401": CodePage(
        "A document ties a party (a studio, a streaming service, a publisher) to the subject, and the sources that "
        "list such parties do not know it.",
        "A blog calls the film a production of a streaming service that no list of its companies and distributors has.",
        "A party that any other source ties to the subject, and attributes on which no source gives a list.",
        "Find a source for it, or take it out.",
    ),
    "FC501": CodePage(
        "An ending (or another stretch that the words anchor) pins down several decisive things, and another full telling of the "
        "same story pins down others for the same stretch, none of which the two share.",
        "A summary lets the heroine go into exile; the plot section lets her take refuge with a friend and see a ballet.",
        "A retelling in other words that shares what happens, a synopsis that stops before the ending, and a passage that others "
        "merely do not mention: silence is no evidence.",
        "Read the two passages side by side; the report says that they differ, not which is right.",
    ),
    "FC502": CodePage(
        "Two tellings of one story commit to what excludes each other on one slot: a fate, a decision, who did it, who somebody "
        "is, whom they marry, by which way they go, with whom they are last seen.",
        "In one telling the keeper drowns on the last night, in the other he keeps his post.",
        "Rumours, hopes, other versions, the novel behind the film, questions; participants that are not surely the same; a clash "
        "of which the moment is not sure is a note.",
        "Read both passages; correct the one that is wrong, or say which version it tells.",
    ),
    "FC601": CodePage(
        "Figures that a passage or table states together do not come out: a total and its parts, a change in percent, a share, "
        "a rate, one measure in two units, a span of dates, a weekday, a count over a list.",
        "A gross of $58 million at home and $79 million abroad, and a total of $147 million; a mast of 343 m (1,225 ft).",
        "Differences within the rounding of the figures, and parts that need not be all.",
        "Check each figure of the calculation that the report shows.",
    ),
    "FC900": CodePage(
        "A suppression that holds and leaves no finding aside: what it was written for has gone, or it names another code.",
        "<!-- factcheck: ignore[FC101] -- the remake is longer --> above a passage that nothing contradicts any more.",
        "A suppression in a document or of a path that this run did not read.",
        "Take the comment or the [[ignore]] away.",
    ),
    "FC901": CodePage(
        "A suppression whose last day has passed; the finding that it left aside counts again.",
        "until=2027-03-01, in a run with --today 2027-03-02.",
        "A run without --today and without a day in the configuration: nothing asks the clock, so nothing expires.",
        "Mend the passage, or set a later day with a reason.",
    ),
    "FC902": CodePage(
        "A document that takes part in accepted findings now says nothing about most of what they quote it on. Its silence looks "
        "like agreement, and more often a new layout, a renamed label or a broken reader is behind it.",
        "The baseline knows a page by its running time, director and country; the page is still there, and of the three only "
        "the country is understood.",
        "A document that is gone, one whose values were corrected, one that is quoted on fewer than three attributes, and "
        "attributes of which no document speaks any more.",
        "Read `factcheck claims` and `factcheck claims --missing` for that document; if it is meant, `factcheck baseline prune`.",
    ),
}  # fmt: skip
"""A page for each code that this version can give."""


def code_page(code: str) -> str:
    """The page of a code of `PAGES`, in plain text."""
    kind, level = KINDS[code]
    page = PAGES[code]
    parts = [
        f"{code} {kind} (level: {level})",
        _paragraph(page.meaning),
        f"Example\n{indent(_paragraph(page.example), '  ')}",
        f"Not flagged\n{indent(_paragraph(page.silent), '  ')}",
        f"What to do\n{indent(_paragraph(page.fix), '  ')}",
    ]
    if not code.startswith("FC9"):
        parts.append(
            "To accept what is there now\n"
            "  `factcheck baseline create` writes all present findings into a baseline; from then on\n"
            "  only new ones change the exit code. One alone: `factcheck baseline accept ID --reason ...`."
        )
    return "\n\n".join(parts) + "\n"


def rule_page(name: str, rules: RuleSet) -> str:
    """What an attribute of the rule packs is and how sources say it, its cases included."""
    attribute = rules.attributes[name]
    pack = rules.attribute_pack[name]
    parts = [f"{pack}/{name}" + (f": {attribute.description}" if attribute.description else "")]
    parts.append("\n".join(f"  {key:<14}{value}" for key, value in _properties(attribute, name, rules)))
    if attribute.labels:
        parts.append("Labels\n" + indent(_paragraph(", ".join(attribute.labels)), "  "))
    if attribute.templates:
        parts.append("Templates\n" + "\n".join(f"  {line}" for t in attribute.templates for line in _template(t)))
    if attribute.unless:
        parts.append("Not in a clause with\n" + indent(_paragraph(", ".join(attribute.unless)), "  "))
    if attribute.cases:
        parts.append("Cases\n" + "\n".join(line for case in attribute.cases for line in _case(case)))
    return "\n\n".join(parts) + "\n"


def rule_list(rules: RuleSet, packs: frozenset[str] | None = None) -> str:
    """Every attribute and source kind, by pack; of the packs named only, if any are."""
    lines: list[str] = []
    for loaded in rules.packs:
        if packs is not None and loaded.name not in packs:
            continue
        lines.append(f"{loaded.name} {loaded.pack.version} ({loaded.path})")
        for name, attribute in rules.attributes.items():
            if rules.attribute_pack[name] == loaded.name:
                said = f"{len(attribute.labels)} labels, {len(attribute.templates)} templates"
                counts = f"{said}, {len(attribute.cases)} cases"
                lines.append(f"  {loaded.name}/{name:<24} {attribute.type:<14} {counts}")
    return "\n".join(lines) + "\n"


def _properties(attribute: Attribute, name: str, rules: RuleSet) -> list[tuple[str, str]]:
    where = next(
        (f"{p.path}:{p.lines.get(('attributes', name), 1)}" for p in reversed(rules.packs) if p.name == rules.attribute_pack[name]),
        "",
    )
    kind = attribute.type + (", a set" if attribute.many == "set" else "")
    per = ", ".join(f"{d} (else {v})" if v else d for d, v in attribute.per.items())
    pairs = [
        ("of", ", ".join(attribute.of)),
        ("type", kind),
        ("list", "" if attribute.many == "single" else "closed" if attribute.closed else "open"),
        ("unit", attribute.unit),
        ("tolerance", attribute.tolerance),
        ("compared per", per),
        ("judged", "" if attribute.compared else "never, only shown"),
        ("written in", where),
    ]
    return [(key, value) for key, value in pairs if value]


def _template(template: str | Template) -> list[str]:
    if isinstance(template, str):
        return [template]
    lines = [template.says]
    if template.unless:
        lines.append(f"    unless: {', '.join(template.unless)}")
    if template.needs:
        lines.append(f"    needs one of: {', '.join(template.needs)}")
    if template.sets:
        lines.append(f"    sets: {', '.join(f'{d} = {v}' for d, v in template.sets.items())}")
    return lines


def _case(case: Case) -> list[str]:
    wanted = [case.gives] if isinstance(case.gives, dict) else case.gives
    if wanted == "nothing":
        return [f"  {case.says}", "    -> nothing"]
    gives = (", ".join(f"{k}: {v}" for k, v in want.items()) for want in wanted if isinstance(want, dict))
    return [f"  {case.says}", *(f"    -> {line}" for line in gives)]


def _paragraph(text: str) -> str:
    return fill(text, 88, break_long_words=False, break_on_hyphens=False)
