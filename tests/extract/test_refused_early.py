"""Templates are refused early by what they need; whatever is refused could not have matched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.extract.compile import Ready, ReadyTemplate, compile_rules
from factcheck.extract.match import Matcher
from factcheck.extract.names import Names
from factcheck.extract.subject import recognise_subject, tag_subject
from factcheck.extract.tag import TaggedBlock
from factcheck.read.document import read_document
from factcheck.rulepack.load import load_ruleset

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
TEXT = """The North Pier

The North Pier is a film directed by Mara Quist and the young Ivo Brandt. Written by Quist, it was shot in Norway in May 2019.
It was edited by the Oslo editor Tor Lunde, with a budget of about $12 million. The film runs 104 minutes; it was released in
France on 3 June 2020, and was to open in Denmark by late 2020. Its director, Mara Quist, had been replaced by Ivo Brandt.
"""


def ready_without_refusals(ready: Ready) -> Ready:
    def plain(templates: tuple[ReadyTemplate, ...]) -> tuple[ReadyTemplate, ...]:
        return tuple(replace(t, required=(), before=None, after=None) for t in templates)

    return replace(
        ready,
        by_word={word: plain(templates) for word, templates in ready.by_word.items()},
        by_tag={kind: plain(templates) for kind, templates in ready.by_tag.items()},
    )


def matched(text: str, ready: Ready) -> list[tuple]:
    rules = load_ruleset()
    document, _ = read_document("a.txt", text.encode(), labels=frozenset(), kinds=rules.sources)
    assert document is not None
    blocks = tuple(TaggedBlock(block, i, ready) for i, block in enumerate(document.blocks) if block.text.strip())
    tag_subject(blocks, recognise_subject(document, blocks, ready, Names(blocks, ready)), ready)
    matcher = Matcher(ready, Names(blocks, ready))
    return [(b.index, m.template.rule, m.start, m.end, m.bound) for b in blocks for m in matcher.matches(b)]


@pytest.mark.parametrize("text", [TEXT, *(path.read_text(encoding="utf-8") for path in SEEDS)], ids=lambda text: text[:20].strip())
def test_what_is_refused_before_a_walk_would_not_have_matched(text: str) -> None:
    ready = compile_rules(load_ruleset())
    found = matched(text, ready)
    assert found
    assert found == matched(text, ready_without_refusals(ready))


def test_most_templates_need_more_than_their_anchor() -> None:
    ready = compile_rules(load_ruleset())
    templates = {t.rule: t for filed in (ready.by_word, ready.by_tag) for found in filed.values() for t in found}.values()
    assert sum(bool(t.required or t.before or t.after) for t in templates) > 0.9 * len(templates)
