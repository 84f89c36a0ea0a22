"""A story pack as people write it: what it may say, and how its faults are told."""

from __future__ import annotations

import pytest
from tests.story.reading import narrative, page, report_on

import factcheck
from factcheck.errors import RulePackError
from factcheck.rulepack.load import load_pack, load_ruleset
from factcheck.rulepack.story import StoryPack

MINE = """\
story: "guilds"
version: "1"
deeds:
  knight:
    verbs: ["knight", "dub ~ a knight"]
    kind: "fate"
    opposite: ["unknight"]
  unknight:
    verbs: ["strip ~ of (his|her) spurs"]
people:
  roles: ["squire"]
"""


def test_the_shipped_pack_loads():
    assert load_ruleset().stories[0].story == "core"


def test_a_pack_of_ones_own_adds_deeds(tmp_path):
    (tmp_path / "guilds.yaml").write_text(MINE)
    ruleset = load_ruleset([tmp_path / "guilds.yaml"])
    assert [s.story for s in ruleset.stories] == ["core", "guilds"]
    opening = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. "
    pages = [opening + "In the end the king knights Tom Reed.", opening + "In the end the king strips Tom Reed of his spurs."]
    inputs = [factcheck.Input(f"{n}.md", page(text)) for n, text in zip("ab", pages, strict=True)]
    report = factcheck.audit(inputs, factcheck.Settings(rules=(tmp_path / "guilds.yaml",)))
    assert any(c.rule == "stories/knight" for c in report.claims)
    assert narrative(report_on(*map(page, pages))) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("deeds:\n  kill:\n    verb: [kill]", 'unknown key "verb"'),
        ("deeds:\n  kill:\n    verbs: [kill]\n    agent: dead", "dimension=value"),
        ("deeds:\n  kill:\n    verbs: [kill]\n    once: twice", "once"),
        ("deeds:\n  kill:\n    verbs: [kill]\n    weight: 3", "weight"),
        ("stretch: {}", 'unknown key "stretch"'),
    ],
)
def test_faults_are_told_with_their_line(line, fault):
    with pytest.raises(RulePackError) as caught:
        load_pack(f'story: "x"\nversion: "1"\n{line}\n'.encode(), "x.yaml")
    assert fault in str(caught.value)
    assert str(caught.value).startswith("x.yaml:")


def test_a_deed_must_name_deeds_that_exist(tmp_path):
    (tmp_path / "x.yaml").write_text('story: "x"\nversion: "1"\ndeeds:\n  kill:\n    verbs: [kill]\n    kin: [murdr]\n')
    with pytest.raises(RulePackError, match=r'no deed "murdr"'):
        load_ruleset([tmp_path / "x.yaml"])


def test_a_pack_is_a_story_pack_by_its_first_key():
    assert isinstance(load_pack(MINE.encode(), "guilds.yaml").pack, StoryPack)
