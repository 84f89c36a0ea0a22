"""A finding on an open attribute keeps its id and its name whatever agrees with it, and in whatever order documents come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audits import audit_pages

PAGES = {
    "a.md": "# Grey Tower\n\n- Bell weight: 3.2 t\n- Steps: 311\n- Architect: Ada Example\n",
    "b.md": "# Grey Tower\n\n- Weight of the bell: 2.3 t\n- Steps: 331\n- Architect: Ben Sample\n",
}
AGREEING = {
    "c.md": "# Grey Tower\n\n- Bell weight: 3,200 kg\n",
    "d.md": "# Grey Tower\n\n- Bell: silent\n\n- Weight of bell: 2.3 tonnes\n",
    "e.json": '{"name": "Grey Tower", "steps": 311, "architect": "Ada Example"}',
    "f.csv": "name,bell_weight_kg,steps\nGrey Tower,3200,331\n",
    "g.md": "# Grey Tower\n\nGrey Tower is a tower. Its 311 steps are steep.\n",
    "h.md": "# Grey Tower\n\n| Part | Weight |\n|---|---|\n| Door | 210 kg |\n| Vane | 41 kg |\n| Clock | 400 kg |\n",
}


@given(st.sets(st.sampled_from(sorted(AGREEING))))
@settings(max_examples=25, deadline=None)
def test_agreeing_documents_rename_no_finding(more: set[str]) -> None:
    before = {(f.id, f.attribute) for f in audit_pages(PAGES, "Grey Tower").findings}
    assert len(before) == 3
    after = {(f.id, f.attribute) for f in audit_pages(PAGES | {name: AGREEING[name] for name in more}, "Grey Tower").findings}
    assert before <= after


def test_the_order_and_the_names_of_documents_play_no_part() -> None:
    turned = {"z.md": PAGES["a.md"], "y.md": PAGES["b.md"]}
    ids = [{f.id for f in audit_pages(pages, "Grey Tower").findings} for pages in (PAGES, turned)]
    assert ids[0] == ids[1]
