"""A party that one source alone ties to the subject, and that the lists of others do not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audits import audit_pages, film_page, finding_on
from tests.judge.bench import a_statement, held, names

from factcheck.judge.party import Unsupported, unsupported_parties
from factcheck.model.claim import Claim, Polarity
from factcheck.model.value import Name, NameSet
from factcheck.rulepack.schema import Affiliation
from factcheck.values.names import fold

RULE = Affiliation(vocabulary=["studio"], tied_by=["party", "distributor"], listed_by=["distributor", "studio"], of=["film"])
KNOWN = {"studio": {"Netflix": (), "Prime Video": ("Amazon Prime", "Amazon"), "Lionsgate": (), "Disney+": ()}}


def tied(party: str, source: str = "blog", polarity: Polarity = "affirmed", **qualifiers: str) -> Claim:
    return a_statement(
        names(party, "unknown", "organisation"), source, attribute="party", which="prose", polarity=polarity,
        qualifiers=qualifiers.items(),
    )  # fmt: skip


def listed(parties: str, source: str = "record", attribute: str = "studio", which: str = "label") -> Claim:
    return a_statement(names(parties, "yes", "organisation"), source, attribute=attribute, which=which)


def noted(name: str, note: str) -> NameSet:
    return NameSet(f"{name} ({note})", "organisation", (Name(name, fold(name), note),), "yes")


def unsupported(*claims: Claim) -> list[Unsupported]:
    return unsupported_parties(held(claims), RULE, KNOWN)


def parties(*claims: Claim) -> list[str]:
    return [u.name.text for u in unsupported(*claims)]


def test_a_party_that_no_list_knows_is_unsupported() -> None:
    [found] = unsupported(tied("Netflix"), listed("Lionsgate, Harbour Works"))
    assert found.name.text == "Netflix"
    assert [h.index for h in found.held] == [0]
    assert [h.index for h in found.listed] == [1]
    assert found.attributes == ("studio",)


def test_a_party_that_another_list_knows_is_supported() -> None:
    assert parties(tied("Netflix"), listed("Lionsgate"), listed("Netflix", "trade paper", "distributor")) == []


def test_a_list_in_prose_is_enough_to_know_a_party_but_not_to_doubt_it() -> None:
    assert parties(tied("Netflix"), listed("Lionsgate"), listed("Netflix", "essay", which="prose")) == []
    assert parties(tied("Netflix"), listed("Lionsgate", "essay", which="prose")) == []


def test_a_party_that_two_documents_name_is_no_slip() -> None:
    assert parties(tied("Netflix"), tied("Netflix", "paper"), listed("Lionsgate")) == []


def test_saying_it_twice_in_one_document_is_still_one_document() -> None:
    [found] = unsupported(tied("Netflix"), tied("Netflix"), listed("Lionsgate"))
    assert [h.index for h in found.held] == [0, 1]


def test_two_names_of_one_party_in_two_documents_are_one_party() -> None:
    assert parties(tied("Amazon"), tied("Prime Video", "paper"), listed("Lionsgate")) == []


def test_a_party_of_no_vocabulary_is_left_alone() -> None:
    assert parties(tied("Nobody's Pictures"), listed("Lionsgate")) == []


def test_without_a_list_of_another_document_nothing_is_said() -> None:
    assert parties(tied("Netflix")) == []
    assert parties(tied("Netflix"), listed("Lionsgate", "blog")) == []


def test_a_party_in_brackets_behind_another_is_known() -> None:
    assert (
        parties(tied("Netflix"), listed("Lionsgate"), a_statement(noted("Harbour Works", "Netflix"), "r2", attribute="studio"))
        == []
    )


@pytest.mark.parametrize("claim", [tied("Netflix", polarity="denied"), tied("Netflix", standing="supposed")])
def test_what_is_denied_or_supposed_ties_nobody(claim: Claim) -> None:
    assert parties(claim, listed("Lionsgate")) == []


def test_several_parties_are_sorted_by_name() -> None:
    assert parties(tied("Netflix"), tied("Amazon", "paper"), listed("Lionsgate")) == ["Netflix", "Amazon"]


CLAIMS = [
    tied("Netflix"),
    tied("Amazon", "paper"),
    listed("Lionsgate"),
    listed("Disney+", "r2"),
    tied("Disney+"),
    tied("Lionsgate", "x"),
]


@given(st.permutations(CLAIMS))
def test_the_order_of_claims_changes_nothing(claims: list[Claim]) -> None:
    assert parties(*claims) == parties(*CLAIMS) == ["Netflix", "Amazon"]


def test_the_order_of_two_forms_of_one_party_changes_nothing() -> None:
    [one] = unsupported(tied("Amazon"), tied("Prime Video"), listed("Lionsgate"))
    [other] = unsupported(tied("Prime Video"), tied("Amazon"), listed("Lionsgate"))
    assert one.name.key == other.name.key


def test_a_streaming_service_that_the_list_of_companies_does_not_know_is_a_finding() -> None:
    blog = film_page() + "\nIt is a Netflix film.\n"
    finding = finding_on(
        audit_pages({"a.md": blog, "b.md": film_page(Production_companies="Lionsgate, Thunder Road Films")}), "party"
    )
    assert (finding.code, finding.level) == ("FC401", "warning")
    assert [w.role for w in finding.context] == ["covers the same matter"]
    assert "name Lionsgate, Thunder Road Films and not Netflix" in finding.reason


def test_a_distributor_in_another_document_supports_it() -> None:
    blog = film_page() + "\nIt is a Netflix film.\n"
    report = audit_pages({"a.md": blog, "b.md": film_page(Production_companies="Lionsgate", Distributor="Netflix")})
    assert report.findings == ()
