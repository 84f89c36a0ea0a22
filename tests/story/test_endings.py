"""An ending that one telling has alone, and what is none."""

from __future__ import annotations

from tests.story.reading import narrative, page, report_on

PLOT = (
    "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. Ivo Brandt steals the map from Tom Reed. "
    "Ada Lane rescues Mara Quist from the fire. "
)
TRUE = "Tom Reed reports to Mara Quist and confesses. Ada Lane takes refuge in the mill. Ivo Brandt returns to Bergen and resigns."
AGAIN = (
    "At last Tom Reed owns up before Mara Quist. Ada Lane finds shelter in the old mill. Ivo Brandt goes back to Bergen and quits."
)
ALTERED = "Mara Quist promotes Tom Reed. Ada Lane betrays her brother and flees to Lisbon. In the closing image Ivo Brandt wins the crown."


def codes(*pages):
    return [(f.code, f.level) for f in narrative(report_on(*pages))]


def test_an_ending_that_shares_nothing_with_the_other_telling_is_one_warning():
    assert codes(page(PLOT, ending=TRUE), page(PLOT, ending=ALTERED)) == [("FC501", "warning")]


def test_its_key_sentences_are_at_most_three_and_hold_the_closing_image():
    report = report_on(page(PLOT, ending=TRUE), page(PLOT, ending=ALTERED))
    (finding,) = narrative(report)
    quotes = [[report.claims[i].evidence.quote for i in p.claims] for p in finding.positions]
    assert all(len(q) <= 3 for q in quotes)
    assert any("closing image" in one for q in quotes for one in q)


def test_a_retelling_in_other_words_raises_nothing():
    assert codes(page(PLOT, ending=TRUE), page(PLOT, ending=AGAIN)) == []


def test_a_synopsis_that_stops_before_the_ending_raises_nothing():
    assert codes(page(PLOT, ending=TRUE), page(PLOT)) == []


def test_of_two_tellings_that_do_not_say_where_their_ending_is_none_is_called_alone():
    assert [c for c in codes(page(PLOT + TRUE), page(PLOT + ALTERED.replace("In the closing image ", ""))) if c[1] != "note"] == []


def test_a_third_telling_that_agrees_shows_which_stands_alone():
    report = report_on(page(PLOT, ending=TRUE), page(PLOT, ending=AGAIN), page(PLOT, ending=ALTERED))
    (finding,) = narrative(report)
    assert {report.claims[i].document for i in finding.positions[0].claims} == {"c.md"}


def test_where_nobody_agrees_with_anybody_it_is_no_warning():
    third = "Ivo Brandt marries Mara Quist. Tom Reed hides in the tunnel. In the final scene Ada Lane sells the house."
    assert [c for c in codes(page(PLOT, ending=TRUE), page(PLOT, ending=third), page(PLOT, ending=ALTERED)) if c[1] != "note"] == []


def test_the_slot_of_the_ending_says_where_it_is_not_told():
    report = report_on(
        page(PLOT, ending=TRUE),
        page(PLOT, ending=ALTERED),
        page("Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Tom Reed warns Ivo Brandt."),
    )
    endings = [c for c in report.clusters if c.attribute == "story/ending"]
    assert any("not told there: c" in c.reason for c in endings)
