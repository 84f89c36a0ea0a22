"""From clusters to findings: what is judged at all, by which judge, under which code, and whom it favours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages, film_page, finding_on, sides, verdicts
from tests.factories import a_document
from tests.judge.bench import a_date, a_statement, names, number

from factcheck.config import Settings
from factcheck.judge.run import Court, judge_all
from factcheck.model.claim import Claim, Mention
from factcheck.model.finding import Cluster, Finding, Subject
from factcheck.model.value import Malformed, Text, Truth, Value
from factcheck.reconcile.cluster import cluster_claims
from factcheck.rulepack.load import load_ruleset

RULES = load_ruleset()
FILM = Subject("s1", "film", "Harbour Lights", "film:harbour lights")


def tried(*claims: Claim, authorities: dict[str, str] | None = None) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """Clusters and findings of claims that are all about one film."""
    of_claim = ["s1"] * len(claims)
    by_attribute: dict[tuple[str, str], list[int]] = {}
    for i, claim in enumerate(claims):
        by_attribute.setdefault(("s1", claim.attribute), []).append(i)
    documents = {c.document: a_document(path=c.document) for c in claims}
    court = Court(RULES, claims, of_claim, {"s1": FILM}, documents, authorities or {}, by_attribute)
    return judge_all(court, cluster_claims(claims, of_claim, RULES.attributes))


def says(source: str, value: Value, attribute: str = "running_time", **more: object) -> Claim:
    return a_statement(value, source, attribute=attribute, **more)  # type: ignore[arg-type]


def minutes(n: int) -> Value:
    return number(str(n), unit="min")


def test_a_dispute_between_documents_and_one_inside_a_document_have_codes_of_their_own_and_one_id() -> None:
    _, [between] = tried(says("a", minutes(100)), says("b", minutes(150)))
    _, [inside] = tried(says("a", minutes(100)), says("a", minutes(150)))
    assert (between.code, inside.code) == ("FC101", "FC102")
    assert between.id == inside.id
    assert inside.summary.endswith("in one document")


def test_a_finding_says_what_where_and_why() -> None:
    clusters, [found] = tried(says("a", minutes(100)), says("b", minutes(150)))
    assert found.cluster == 0 and clusters[0].verdict == "disagree"
    assert (found.kind, found.level, found.subject, found.attribute) == ("contradiction", "error", "s1", "running_time")
    assert found.summary == "Harbour Lights: running time: 100 min against 150 min"
    assert [(p.value, p.sources, p.claims) for p in found.positions] == [("100 min", ("a",), (0,)), ("150 min", ("b",), (1,))]
    assert found.trail[-1].startswith("FC101: ")


@pytest.mark.parametrize(
    ("attribute", "one", "other", "verdict"),
    [
        ("release_date", a_date("4 June 2025"), a_date("6 June 2025"), "disagree"),
        ("running_time", minutes(100), minutes(150), "disagree"),
        ("editor", names("Ada Berg"), names("Eva Falk"), "disagree"),
        ("post_credits_scene", Truth("yes", True), Truth("no", False), "disagree"),
        ("running_time", minutes(100), names("Ada Berg"), "incomparable"),
        ("setting", Text("x", "x"), Text("y", "y"), "incomparable"),
        ("setting", Text("x", "x"), Text("x", "x"), "agree"),
    ],
)
def test_each_kind_of_value_has_its_judge(attribute: str, one: Value, other: Value, verdict: str) -> None:
    clusters, _ = tried(says("a", one, attribute), says("b", other, attribute))
    assert [c.verdict for c in clusters] == [verdict]


def test_one_claim_alone_is_single() -> None:
    clusters, findings = tried(says("a", minutes(100)))
    assert ([c.verdict for c in clusters], findings) == (["single"], ())


def test_denials_are_not_compared_with_each_other_nor_with_what_is_said() -> None:
    denials = [says(s, names(n), "editor", polarity="denied") for s, n in (("a", "Ada Berg"), ("b", "Eva Falk"))]
    clusters, findings = tried(*denials, says("c", names("Gil Holm"), "editor"))
    assert (sorted(c.verdict for c in clusters), findings) == (["incomparable", "single"], ())


def test_what_is_only_reported_is_not_judged() -> None:
    reports = [says(s, minutes(n), qualifiers=[("standing", "reported")]) for s, n in (("a", 100), ("b", 150))]
    clusters, findings = tried(*reports)
    assert [(c.verdict, c.reason) for c in clusters] == [("incomparable", "only reported")]
    assert findings == ()


def test_a_cluster_of_malformed_values_alone_is_incomparable_and_each_a_finding() -> None:
    bad = Malformed("4 June 20025", "date", "the year 20025 has five digits")
    clusters, [found] = tried(says("a", bad, "release_date"), says("b", bad, "release_date"))
    assert [(c.verdict, c.reason) for c in clusters] == [("incomparable", "the value is malformed")]
    assert (found.code, found.repair, found.positions[0].claims) == ("FC301", None, (0, 1))


def test_the_authority_is_favoured_against_any_number() -> None:
    claims = [says("a", minutes(100)), *(says(name, minutes(150)) for name in "bcdefgh")]
    _, [found] = tried(*claims)
    assert found.favoured is not None and found.positions[found.favoured.position].value == "150 min"
    _, [told] = tried(*claims, authorities={"running_time": "a"})
    assert told.favoured is not None
    assert (told.positions[told.favoured.position].value, told.favoured.because) == (
        "100 min",
        "a is the authority on running_time, though the weights of the sources say otherwise",
    )


def test_a_side_preferred_against_the_weights_has_no_probability_that_contradicts_it() -> None:
    claims = [says("a", minutes(100)), *(says(name, minutes(150)) for name in "bcdefgh")]
    _, [weighed] = tried(*claims)
    assert weighed.favoured is not None and weighed.positions[weighed.favoured.position].probability == 0.99
    _, [told] = tried(*claims, authorities={"running_time": "a"})
    assert [p.probability for p in told.positions] == [None, None]


def test_the_word_of_an_authority_weighs_more_than_that_of_any_other() -> None:
    claims = [says("a", minutes(100)), says("b", minutes(150)), says("c", minutes(150))]
    _, [told] = tried(*claims, authorities={"running_time": "a"})
    assert told.favoured is not None and told.positions[told.favoured.position].value == "100 min"
    assert told.positions[told.favoured.position].probability == 0.76


def test_a_source_that_contradicts_many_is_believed_less_elsewhere() -> None:
    disputes = [("a", 100, "budget"), ("b", 100, "budget"), ("c", 150, "budget")]
    others = [says(s, minutes(n), attribute) for s, n, attribute in [*disputes, *((s, n, "gross") for s, n, _ in disputes)]]
    lone = [says("a", minutes(90)), says("c", minutes(140))]
    _, [before] = tried(*lone)
    _, findings = tried(*lone, *others)
    [after] = [f for f in findings if f.attribute == "running_time"]
    assert before.favoured is None
    assert after.favoured is not None and after.positions[after.favoured.position].sources == ("a",)


def test_where_the_weights_agree_with_the_preference_the_probability_stays() -> None:
    claims = [says("a", names("Ada Berg"), "editor"), says("b", names("Ada Berg, Eva Falk"), "editor", weight=2.0)]
    _, [found] = tried(*claims)
    assert found.favoured is not None and found.favoured.position == 1
    assert (found.positions[1].probability or 0) > 0.5


def test_the_strongest_evidence_for_a_side_comes_first() -> None:
    mention = says("a", minutes(100), force="mentions", which="prose")
    prose, label = says("a", minutes(100), which="prose"), says("b", minutes(100))
    _, [found] = tried(mention, prose, label, says("c", minutes(150)))
    assert found.positions[0].claims == (2, 1, 0)


def test_the_authority_is_favoured_against_the_fuller_list_too() -> None:
    claims = [says("a", names("Ada Berg"), "editor"), says("b", names("Ada Berg, Eva Falk"), "editor")]
    _, [found] = tried(*claims)
    assert found.favoured is not None and found.favoured.position == 1
    _, [told] = tried(*claims, authorities={"editor": "a"})
    assert told.favoured is not None and told.favoured.position == 0


def test_an_authority_on_another_attribute_or_one_that_says_nothing_changes_nothing() -> None:
    claims = [says("a", minutes(100)), says("b", minutes(150))]
    assert tried(*claims, authorities={"budget": "a", "running_time": "nobody"}) == tried(*claims)


def test_findings_are_sorted_by_level_then_code_then_attribute() -> None:
    _, found = tried(
        says("a", names("Ada Berg"), "editor"),
        says("b", names("Ada Berg, Eva Falk"), "editor"),
        says("a", minutes(100)),
        says("b", minutes(150)),
        says("a", names("Gil Holm"), "director"),
        says("b", names("Ida Juul"), "director"),
        says("b", Malformed("31 June", "date", "June has 30 days"), "release_date"),
    )
    assert [(f.level, f.code, f.attribute) for f in found] == [
        ("error", "FC101", "director"),
        ("error", "FC101", "running_time"),
        ("error", "FC301", "release_date"),
        ("warning", "FC201", "editor"),
    ]


def test_ids_are_distinct_and_do_not_say_where() -> None:
    claims = [says("a", minutes(100)), says("b", minutes(150))]
    moved = [says("x", minutes(100), at=400), says("y", minutes(150), at=900)]
    assert [f.id for f in tried(*claims)[1]] == [f.id for f in tried(*moved)[1]]


def test_the_authority_of_the_settings_is_heard() -> None:
    pages = {"one.md": film_page(100), "two.md": film_page(150)}
    finding = finding_on(audit_pages(pages, settings=Settings(authorities=(("running_time", "one"),))), "running_time")
    assert finding.favoured is not None and finding.positions[finding.favoured.position].value == "100 min"


def test_what_every_page_says_is_agreed_and_what_differs_is_not() -> None:
    report = audit_pages({n: film_page(m, Editor="Ada Berg") for n, m in (("a.md", 100), ("b.md", 150))})
    assert (verdicts(report)["editor"], verdicts(report)["running_time"]) == ("agree", "disagree")
    assert sides(finding_on(report, "running_time")) == {"100 min", "150 min"}


VALUES = st.one_of(
    st.integers(98, 104).map(lambda n: ("running_time", minutes(n))),
    st.sampled_from(["4 June 2025", "2025", "2024", "by May 2024"]).map(lambda w: ("release_date", a_date(w))),
    st.sampled_from(["Ada Berg", "A. Berg", "Eva Falk", "Ada Berg, Eva Falk"]).map(lambda w: ("editor", names(w))),
    st.booleans().map(lambda yes: ("post_credits_scene", Truth(str(yes), yes))),
)
CLAIMS = st.lists(VALUES, min_size=2, max_size=9).map(
    lambda said: [says(f"s{n}", value, attribute, about=Mention()) for n, (attribute, value) in enumerate(said)]
)


@given(CLAIMS.flatmap(lambda x: st.tuples(st.just(x), st.permutations(x))))
def test_the_order_of_claims_changes_no_finding(orders: tuple[list[Claim], list[Claim]]) -> None:
    def meaning(claims: list[Claim]) -> list[tuple[object, ...]]:
        clusters, findings = tried(*claims)
        held = [(f.id, f.code, [(p.canonical, p.sources, p.probability) for p in f.positions], f.favoured) for f in findings]
        return [*((c.attribute, c.qualifiers, c.verdict) for c in clusters), *held]

    assert meaning(orders[0]) == meaning(orders[1])
