"""Which claims are compared: same attribute, same subject, comparable qualifiers; whatever order they come in."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audits import audit_pages, film_page, finding_on, sides, verdicts
from tests.factories import a_claim, a_day, a_document, a_number, names

from factcheck.model.claim import Claim
from factcheck.model.finding import Comparable
from factcheck.reconcile.cluster import cluster_claims
from factcheck.rulepack.load import load_ruleset

ATTRIBUTES = load_ruleset().attributes
DOCUMENT = a_document("It runs 117 minutes.")
TERRITORIES = st.sampled_from(["France", "United States", "Germany", "world"])


def release(day: str, **qualifiers: str) -> Claim:
    under = [(dimension, value, "explicit") for dimension, value in qualifiers.items()]
    return a_claim(DOCUMENT, value=a_day(day), attribute="release_date", qualifiers=under)


def grouped(*claims: Claim) -> list[tuple[int, ...]]:
    return [c.claims for c in cluster_claims(claims, ["s1"] * len(claims), ATTRIBUTES)]


def test_claims_of_one_attribute_and_no_qualifier_meet() -> None:
    assert grouped(release("2019-05-14"), release("2019-05-17")) == [(0, 1)]


def test_claims_of_other_attributes_or_subjects_do_not_meet() -> None:
    claims = [release("2019-05-14"), a_claim(DOCUMENT), release("2019-05-14")]
    assert [c.claims for c in cluster_claims(claims, ["s1", "s1", "s2"], ATTRIBUTES)] == [(1,), (0,), (2,)]


def test_subjects_are_sorted_as_numbers() -> None:
    assert [c.subject for c in cluster_claims([release("2019-05-14")] * 3, ["s10", "s9", "s2"], ATTRIBUTES)] == ["s2", "s9", "s10"]


def test_planned_and_actual_do_not_meet_and_what_is_not_said_is_actual() -> None:
    assert grouped(release("2019-05-14"), release("2019-05-17", phase="planned"), release("2019-05-18", phase="actual")) == [
        (0, 2),
        (1,),
    ]


def test_a_home_video_and_a_theatrical_release_do_not_meet() -> None:
    assert len(grouped(release("2019-05-14"), release("2019-10-01", measure="home-video"))) == 2


def test_what_is_reported_or_denied_does_not_meet_what_is_asserted() -> None:
    denied = a_claim(DOCUMENT, value=a_day("2019-05-16"), attribute="release_date", polarity="denied")
    assert len(grouped(release("2019-05-14"), release("2019-05-15", standing="reported"), denied)) == 3


def test_two_notes_that_nobody_understands_must_be_the_same_to_meet() -> None:
    found = grouped(release("2019-05-14", note="sneak"), release("2019-05-15"), release("2019-05-16", note="sneak"))
    assert sorted(found) == [(0, 2), (1,)]


def test_two_named_territories_stay_apart() -> None:
    assert grouped(release("2019-05-14", territory="France"), release("2019-05-17", territory="United States")) == [(0,), (1,)]


def test_the_country_of_the_film_is_its_home() -> None:
    country = a_claim(DOCUMENT, value=names("Denmark", kind="country"), attribute="country")
    found = grouped(
        country, release("2019-05-14", territory="Denmark"), release("2019-05-17", territory="France"), release("2019-05-18")
    )
    assert sorted(found) == [(0,), (1, 3), (2,)]


def test_home_in_a_whole_run() -> None:
    pages = {
        "a.md": film_page(117, Release_date="May 14, 2019 (France), May 17, 2019 (Denmark)", Country="Denmark"),
        "b.md": film_page(117, Release_date="May 18, 2019"),
    }
    assert sides(finding_on(audit_pages(pages), "release_date")) == {"17 May 2019", "18 May 2019"}


def test_where_home_is_not_known_an_unqualified_date_meets_no_territory() -> None:
    pages = {
        "a.md": film_page(117, Release_date="May 14, 2019 (France), May 17, 2019 (Germany)"),
        "b.md": film_page(117, Release_date="May 18, 2019"),
    }
    assert not audit_pages(pages).findings


def test_a_part_of_the_gross_is_not_the_whole() -> None:
    pages = {"a.md": film_page(117, Gross="$58 million (United States)"), "b.md": film_page(117, Gross="$137 million")}
    assert not audit_pages(pages).findings


def test_a_cut_of_another_length_is_another_version() -> None:
    text = "\nThe director's cut of Harbour Lights runs 131 minutes.\n"
    assert not audit_pages({"a.md": film_page(117), "b.md": film_page(117) + text}).findings


def test_positions_at_one_hotel_meet_however_fully_it_is_named() -> None:
    text = "Nora Boone, owner of the Lisbon Grand Hotel, wakes.\n\nNora Boone, manager of the Grand Hotel, sleeps.\n"
    report = audit_pages({"a.md": f"# Harbour Lights (2019 film)\n\nHarbour Lights is a film.\n\n{text}"})
    assert sides(finding_on(report, "position")) == {"owner", "manager"}
    elsewhere = text.replace("the Grand Hotel", "the Pier Hotel")
    assert not audit_pages({"a.md": f"# Harbour Lights (2019 film)\n\nHarbour Lights is a film.\n\n{elsewhere}"}).findings


def test_every_claim_is_in_exactly_one_cluster() -> None:
    report = audit_pages({"a.md": film_page(117, Editor="Mara Quist"), "b.md": film_page(171, Editor="Mara Quist")})
    assert sorted(i for c in report.clusters for i in c.claims) == list(range(len(report.claims)))
    assert verdicts(report) == {"editor": "agree", "running_time": "disagree", "title": "incomparable", "year": "agree"}


CLAIMS = st.lists(
    st.one_of(
        st.builds(lambda d, t: release(f"2019-05-{d:02d}", territory=t), st.integers(1, 5), TERRITORIES),
        st.builds(
            lambda d, p: release(f"2019-05-{d:02d}", phase=p), st.integers(1, 5), st.sampled_from(["planned", "former", "actual"])
        ),
        st.builds(lambda d: release(f"2019-05-{d:02d}"), st.integers(1, 5)),
        st.builds(lambda n: a_claim(DOCUMENT, value=a_number(str(n), "min"), attribute="running_time"), st.integers(90, 95)),
        st.builds(
            lambda who, at: a_claim(DOCUMENT, value=names(who), attribute="position", qualifiers=[("at", at, "explicit")]),
            st.sampled_from(["Ada", "Bo"]),
            st.sampled_from(["Grand Hotel", "Lisbon Grand Hotel", "Porto Grand Hotel", "Grand", "Pier House"]),
        ),
    ),
    max_size=10,
)


def meanings(groups: list[Comparable], claims: list[Claim]) -> list[tuple[object, ...]]:
    return [(g.subject, g.attribute, g.qualifiers, sorted(map(repr, (claims[i] for i in g.claims)))) for g in groups]


@given(claims=CLAIMS, seed=st.integers(0, 999))
def test_clusters_do_not_depend_on_the_order_of_claims(claims: list[Claim], seed: int) -> None:
    shuffled = claims[:]
    random.Random(seed).shuffle(shuffled)
    mine = cluster_claims(claims, ["s1"] * len(claims), ATTRIBUTES)
    theirs = cluster_claims(shuffled, ["s1"] * len(claims), ATTRIBUTES)
    assert meanings(mine, claims) == meanings(theirs, shuffled)


PAGES = {
    "a.md": film_page(117, Editor="Mara Quist", Release_date="May 14, 2019 (France)"),
    "b.md": film_page(171, Editor="Mara Quist, Ivo Brandt", Release_date="May 17, 2019"),
    "c.md": film_page(118, Director="M. Quist", Studio="Arden Films"),
    "d.txt": "Harbour Lights is a film. Netflix is betting on Harbour Lights. Mara Quist directed Harbour Lights.\n",
    "e.md": film_page(89, year=2009, Editor="Lena Voss"),
}


@settings(max_examples=25)
@given(order=st.permutations(sorted(PAGES)), keep=st.sets(st.sampled_from(sorted(PAGES)), min_size=2))
def test_the_report_does_not_depend_on_the_order_of_documents(order: list[str], keep: set[str]) -> None:
    expected = audit_pages({name: PAGES[name] for name in sorted(keep)}).to_json()
    assert audit_pages({name: PAGES[name] for name in order if name in keep}).to_json() == expected


def origins(*claims: Claim) -> list[dict[str, tuple[str, str]]]:
    found = cluster_claims(claims, ["s1"] * len(claims), ATTRIBUTES)
    return [{q.dimension: (q.value, q.origin) for q in one.qualifiers} for one in found]


def test_what_a_member_says_is_no_default_of_the_cluster() -> None:
    [france] = origins(release("2019-05-14", territory="France"))
    assert (france["territory"], france["phase"]) == (("France", "explicit"), ("actual", "default"))
    [silent] = origins(release("2019-05-14"))
    assert silent["territory"] == ("home", "default")


def test_what_is_inherited_is_said_so_unless_another_member_says_it_outright() -> None:
    inherited = a_claim(
        DOCUMENT, value=a_day("2019-05-14"), attribute="release_date", qualifiers=[("phase", "planned", "inherited")]
    )
    assert origins(inherited)[0]["phase"] == ("planned", "inherited")
    assert origins(inherited, release("2019-05-14", phase="planned"))[0]["phase"] == ("planned", "explicit")
