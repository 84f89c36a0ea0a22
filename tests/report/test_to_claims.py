"""What was read, and what was not understood."""

import json

from tests.factories import a_film_report, a_report

from factcheck.report.formats import ShowOptions
from factcheck.report.to_claims import claims_json, claims_text


def test_claims_are_listed_by_document_in_columns():
    lines = claims_text(a_film_report()).splitlines()
    assert lines[0] == "seeds/magazine.txt  Mulder (article-with-credits): 5 claims"
    assert lines[1].split() == "3:14 Ballerina director Len Wiseman film/director#label".split()
    at = lines.index("seeds/site.txt  endings (summary-site): 1 claim")
    assert lines[at + 1] == "  1:1  Ballerina  director  Len Wiseman  film/director#label"
    assert lines[-1] == "10 claims in 3 documents"
    columns = {line.index("Ballerina") for line in lines[1:6]}
    assert len(columns) == 1


def test_rules_give_way_on_a_narrow_terminal():
    assert "film/editor#label" not in claims_text(a_film_report(), ShowOptions(width=60))
    assert "film/editor#label" in claims_text(a_film_report(), ShowOptions(width=60, verbose=1))


def test_a_document_without_claims_is_listed_too():
    text = claims_text(a_report(claims=[]))
    assert text == "a.txt  a (article): 0 claims\n\n0 claims in 1 document\n"


def test_what_was_not_understood_is_quoted_in_place():
    assert claims_text(a_film_report(), missing=True) == (
        "seeds/magazine.txt  Mulder (article-with-credits): 1 not understood\n"
        "  seeds/magazine.txt:3:1 a sentence with a typed value\n"
        "    “Ballerina is directed by Len Wiseman”\n\n"
        "1 passage with a label or a value that no rule understood\n"
    )


def test_both_can_be_had_as_json():
    whole = json.loads(claims_json(a_film_report()))
    assert len(whole["claims"]) == 10 and whole["claims"][0]["evidence"]["path"] == "seeds/page.txt"
    (missed,) = json.loads(claims_json(a_film_report(), missing=True))["missing"]
    assert (missed["line"], missed["column"], missed["quote"]) == (3, 1, "Ballerina is directed by Len Wiseman")
