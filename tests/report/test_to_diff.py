"""Two documents beside each other."""

import re

import pytest
from tests.factories import a_claim, a_document, a_film_report, a_number, a_report, names

from factcheck.errors import UsageError
from factcheck.model.claim import Qualifier
from factcheck.model.finding import Cluster, Subject
from factcheck.report.formats import ShowOptions
from factcheck.report.to_diff import diff_documents

ONE, OTHER = "seeds/magazine.txt", "seeds/page.txt"


def test_attributes_stand_one_below_the_other_with_their_places():
    text = diff_documents(a_film_report(), ONE, OTHER)
    assert text.startswith("A seeds/magazine.txt  Mulder (article-with-credits)\nB seeds/page.txt  encyclopedia\n\n")
    assert (
        "✓ director (same)\n"
        "    A Len Wiseman\n"
        "      seeds/magazine.txt:3:14\n"
        "    B Len Wiseman\n"
        "      seeds/page.txt:3:3\n"
        "≠ editor (differs)\n"
    ) in text
    assert f"    = {a_film_report().findings[2].id}\n" in text
    assert text.endswith("1 same, 2 differs, 1 only A, 1 only B\n")


def test_they_stand_side_by_side_where_there_is_room():
    wide = diff_documents(a_film_report(), ONE, OTHER, ShowOptions(width=100))
    assert re.search(r"^✓ director +Len Wiseman +│ Len Wiseman\n +at 3:14 +│ at 3:3$", wide, re.MULTILINE)
    assert "│" not in diff_documents(a_film_report(), ONE, OTHER, ShowOptions(width=99))


def test_the_order_of_the_documents_is_that_of_the_sides():
    text = diff_documents(a_film_report(), OTHER, ONE)
    assert text.endswith("1 same, 2 differs, 1 only A, 1 only B\n")
    assert text.index("A seeds/page.txt") < text.index("B seeds/magazine.txt")


def test_subjects_of_one_document_alone_are_counted():
    a, b = a_document(path="a.txt"), a_document(path="b.txt")
    claims = [a_claim(a), a_claim(b), a_claim(b)]
    subjects = [Subject("s1", "film", "Ballerina", "k"), Subject("s2", "film", "Other", "o")]
    report = a_report([a, b], claims, subjects=subjects, claim_subjects=["s1", "s1", "s2"])
    text = diff_documents(report, "a.txt", "b.txt")
    assert "Other" not in text
    assert text.endswith("1 same, 1 subject of which one alone speaks left out\n")


def test_documents_without_a_shared_subject_say_so():
    a, b = a_document(path="a.txt"), a_document(path="b.txt")
    report = a_report([a, b], [a_claim(a)])
    assert diff_documents(report, "a.txt", "b.txt").endswith("\n\nno subject of which both speak\n")


def test_clusters_of_one_attribute_are_told_apart_by_their_qualifiers():
    a, b = a_document("It made 1 and 2.", "a.txt"), a_document("It made 2.", "b.txt")
    claims = [a_claim(d, n, a_number(n, "USD"), "gross") for d, n in ((a, "1"), (a, "2"), (b, "2"))]
    phase = Qualifier("phase", "actual", "default")
    world, weekend = Qualifier("measure", "total", "default"), Qualifier("measure", "opening weekend", "explicit")
    clusters = [
        Cluster("s1", "gross", (weekend, phase), (0,), "single", ""),
        Cluster("s1", "gross", (world, phase), (1, 2), "agree", ""),
    ]
    text = diff_documents(a_report([a, b], claims, [], clusters), "a.txt", "b.txt")
    assert "A gross (measure opening weekend) (only A)" in text
    assert "✓ gross (same)" in text


def test_without_a_verdict_only_equal_values_are_the_same():
    a, b = a_document("Ann and Bo, Ann", "a.txt"), a_document("Ann", "b.txt")
    claims = [
        a_claim(a, "Ann and Bo", names("Ann", "Bo")),
        a_claim(a, "Ann", names("Ann")),
        a_claim(b, "Ann", names("Ann")),
    ]
    clusters = [Cluster("s1", "editor", (), (0, 1, 2), "incomparable", "an open list")]
    text = diff_documents(a_report([a, b], claims, [], clusters), "a.txt", "b.txt")
    assert "? editor (not compared)" in text and "    = an open list\n" in text


def test_a_path_that_was_not_read_is_the_users_mistake():
    with pytest.raises(UsageError, match=r"none\.txt: no document"):
        diff_documents(a_film_report(), ONE, "none.txt")
