"""A user's pack overrides, extends and adds, and needs no Python for it."""

from __future__ import annotations

from pathlib import Path

from tests.audits import audit_pages, claims_in, film_page, finding_on, said, sides, verdicts

from factcheck.cases import run_cases
from factcheck.rulepack.load import load_ruleset

BRIDGES = """\
pack: bridges
version: 1
subjects:
  bridge:
    nouns: [bridge, viaduct]
vocabularies:
  bridge-type:
    "suspension": ["suspension bridge"]
    "arch": ["arch bridge"]
attributes:
  length:
    of: [bridge]
    type: quantity
    unit: m
    tolerance: "0.5 %"
    labels: [Length, Total length]
    templates:
      - "{subject} (is|measures|stretches) {quantity} (long)?"
    cases:
      - says: "Length: 1,240 m"
        gives: {value: 1240 m}
      - says: "The ferry is a long walk from here."
        gives: nothing
  opened:
    of: [bridge]
    type: date
    templates: ["opened (to traffic)? (on|in) {date}"]
    labels: [Opened]
"""


def a_pack(folder: Path, text: str, name: str = "mine.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_an_attribute_is_added_end_to_end_without_python(tmp_path: Path) -> None:
    report = audit_pages(
        {
            "a.md": "# North Bridge\n\nNorth Bridge is a suspension bridge. North Bridge is 1,240 m long. It opened on May 3, 1931.\n",
            "b.md": "# North Bridge\n\nNorth Bridge is a bridge over a sound.\n\n- Length: 1.3 km\n- Opened: 3 May 1931\n",
        },
        rules=[a_pack(tmp_path, BRIDGES)],
    )
    assert [s.type for s in report.subjects] == ["bridge"]
    finding = finding_on(report, "length")
    assert (finding.code, sides(finding)) == ("FC101", {"1,240 m", "1.3 km"})
    assert verdicts(report)["opened"] == "agree"
    assert report.packs[-1].name == "bridges"
    assert next(c for c in report.claims if c.document == "b.md" and c.attribute == "length").rule == "bridges/length#label"


def test_a_tolerance_of_the_user_holds(tmp_path: Path) -> None:
    pages = {f"{n}.md": f"# North Bridge\n\nNorth Bridge is a bridge.\n\n- Length: {n} m\n" for n in (1240, 1244)}
    assert not audit_pages(pages, rules=[a_pack(tmp_path, BRIDGES)]).findings
    strict = a_pack(tmp_path, BRIDGES.replace("0.5 %", "0.1 %"), "strict.yaml")
    assert audit_pages(pages, rules=[strict]).findings


def test_a_pack_that_was_edited_is_read_anew(tmp_path: Path) -> None:
    def label(word: str) -> list[Path]:
        text = f"pack: mine\nversion: 1\nattributes:\n  crew_size:\n    of: [film]\n    type: count\n    labels: [{word}]\n"
        return [a_pack(tmp_path, text)]

    assert said(claims_in("Hands: 40", rules=label("Hands")))
    assert said(claims_in("Heads: 40", rules=label("Heads")))


def test_the_cases_of_a_user_pack_are_run(tmp_path: Path) -> None:
    rules = load_ruleset([a_pack(tmp_path, BRIDGES.replace("of: [bridge]", "of: [film]").replace("1240 m", "1241 m"))])
    failed = [r for r in run_cases(rules) if not r.ok and r.name.startswith("bridges/")]
    assert [r.name for r in failed] == ["bridges/length/1"]
    assert failed[0].where.endswith("mine.yaml:20")
    assert failed[0].message == "'Length: 1,240 m' should give {'value': '1241 m'}, gave 1240 m"


def test_an_attribute_of_the_same_name_is_replaced_whole(tmp_path: Path) -> None:
    mine = a_pack(
        tmp_path,
        "pack: mine\nversion: 1\nattributes:\n  editor:\n    of: [film]\n    type: persons\n    many: set\n    labels: [Splicer]\n",
    )
    assert said(claims_in("Splicer: Mara Quist", "editor", [mine])) == ["editor: mara quist"]
    assert claims_in("The film was edited by Mara Quist.", "editor", [mine]) == []
    assert said(claims_in("Directed by Ivo Brandt", rules=[mine])) == ["director: ivo brandt"]


def test_a_later_pack_has_the_last_word(tmp_path: Path) -> None:
    def pack(label: str) -> str:
        return f"pack: {label.lower()}\nversion: 1\nattributes:\n  crew_size:\n    of: [film]\n    type: count\n    labels: [{label}]\n"

    first, second = a_pack(tmp_path, pack("Hands"), "1.yaml"), a_pack(tmp_path, pack("Heads"), "2.yaml")
    assert said(claims_in("Heads: 40", rules=[first, second])) == ["crew_size: 40"]
    assert claims_in("Hands: 40", rules=[first, second]) == []
    assert load_ruleset([first, second]).attribute_pack["crew_size"] == "heads"


def test_a_vocabulary_is_extended_and_not_replaced(tmp_path: Path) -> None:
    mine = a_pack(
        tmp_path,
        'pack: mine\nversion: 1\nvocabularies:\n  country:\n    "Ruritania": ["Ruritanien"]\n    "Denmark": ["Dänemarck"]\n',
    )
    text = "Country: Ruritanien, Dänemarck, Danmark, Germany"
    assert said(claims_in(text, rules=[mine])) == ["country: denmark; germany; ruritania"]
    assert said(claims_in(text)) == ["country: denmark; germany"]


def test_a_studio_of_the_user_can_be_an_unsupported_party(tmp_path: Path) -> None:
    mine = a_pack(tmp_path, 'pack: mine\nversion: 1\nvocabularies:\n  studio:\n    "Gullwing": []\n')
    pages = {
        "a.md": film_page(Distributor="A24", Studio="A24"),
        "b.txt": "# Harbour Lights\n\nHarbour Lights is a film. Gullwing and A24 want to frighten you with a lighthouse.\n",
    }
    assert [f.code for f in audit_pages(pages, rules=[mine]).findings] == ["FC401"]


def test_cues_and_sections_add_up(tmp_path: Path) -> None:
    mine = a_pack(
        tmp_path, 'pack: mine\nversion: 1\nsections:\n  narrative: ["What they did there"]\ncues:\n  denial: ["naught"]\n'
    )
    rules = load_ruleset([mine])
    assert "naught" in rules.cues["denial"] and "never" in rules.cues["denial"]
    text = "## What they did there\n\nThe film was edited by Mara Quist.\n"
    assert claims_in(text, "editor", [mine], "page.md") == []
    assert claims_in(text, "editor", name="page.md")
