from __future__ import annotations

import pickle

import pytest
from tests.read.layouts import KINDS, LABELS, document

from factcheck.read.document import read_document
from factcheck.read.recognise import FEATURES

PROSE = "This is a long paragraph of an article that goes on for a while, as articles do, and says this and that. " * 3 + "\n\n"


def test_every_sign_names_a_feature_that_is_measured() -> None:
    for kind in KINDS.values():
        for sign in kind.recognise:
            assert not sign.feature or sign.feature in FEATURES
            assert bool(sign.feature) + bool(sign.heading) + bool(sign.line) == 1


CREDITS = "Directed by A B\nWritten by C D\nMusic by E F\nEdited by G H\n"
TEXTS = {
    "encyclopedia": "= B =\n\nInfobox\n- A: 1\n- B: 2\n- C: 3\n- D: 4\n\nL.\n\n== History ==\nX.\n\n== Design ==\nY.\n",
    "article-with-credits": "A Title\n\nBy Ann Lee, 3 May 2024\n\n" + PROSE * 4 + CREDITS,
    "listicle": "A Title\n\n🎬 What Is It?\n\nA film.\n\n👑 Who Made It?\n\nYou know.\n\n🤡 Why?\n\nBecause.\n",
    "summary-site": (
        "The Film\n\nA film.\n\nMovie Ending\n\nIt ends.\n\nCast\n\n• A B as C\n\nFilming Locations\n\nHere.\n\nTrivia\n\nNone.\n"
    ),
    "press-release": f"FOR RELEASE: AUGUST 14, 2002\n\nA BRIDGE OPENS\n\n{PROSE}Media contact: the press office\n",
    "transcript": "A: Hello there.\n\nHOST: Hello.\n\nGUEST: Hello.\n\nHOST: So?\n\nGUEST: Well.\n",
    "changelog": "# Changes\n\n## 2.1.0 (2024-05-01)\n\n- A\n\n## 2.0.0\n\n- B\n\n## 1.0.0\n\n- C\n",
    "reference-docs": "# Pump\n\n## Installation\n\nPut it down.\n\n## Usage\n\n```\npump --on\n```\n",
    "article": "A Title\n\n" + PROSE,
}
REASONS = {
    "encyclopedia": "2 sections usual there (History, Design)",
    "article-with-credits": "a block of credits behind the text",
    "listicle": "3 headings with emoji",
    "summary-site": "4 sections usual there",
    "press-release": "it says that it is a release",
    "transcript": "5 turns of speakers",
    "changelog": "3 headings that are versions",
    "reference-docs": "sections usual there",
    "article": "no other kind fits",
}


@pytest.mark.parametrize("kind", sorted(TEXTS))
def test_a_kind_is_recognised_with_a_reason(kind: str) -> None:
    found = document(TEXTS[kind], "a.md" if kind in ("reference-docs", "changelog") else "a.txt")
    assert found.kind == kind, found.kind_because
    assert found.kind_because.startswith(f"{kind}: ") and REASONS[kind] in found.kind_because
    assert found.weight == KINDS[kind].weight


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A Title\n\nBy Ann Lee, 17 april 2025\n\nText.\n", "2025-04-17"),
        ("A TITLE\n\nBy Ann Lee\nPublished 2 December 2016\n\nText.\n", "2016-12-02"),
        ("FOR RELEASE: AUGUST 14, 2002\n\nTHE TITLE\n\nText.\n", "2002-08-14"),
        ("A Title\n\nThe bridge was opened on 3 May 1999 by the king.\n", None),
        ("Infobox\n- Released: 2025-06-06\n- Director: Ann Lee\n", None),
    ],
)
def test_the_day_of_publication_is_what_the_document_says_of_itself(text: str, day: str | None) -> None:
    assert document(text).published == day


def test_a_masthead_over_a_headline_with_byline_names_the_source() -> None:
    found = document("THE BRIDGE COURIER\nThursday 30 September 2004\n\nFifty candles and a ring\nBy Odile Ray\n\nText of it.\n")
    assert (found.source, found.title, found.published) == (
        "THE BRIDGE COURIER",
        "Fifty candles and a ring",
        "2004-09-30",
    )


def test_what_the_user_configured_wins() -> None:
    found, _ = read_document(
        "x/a.txt",
        b"A Title\n\nText.\n",
        labels=LABELS,
        kinds=KINDS,
        forced_kind="listicle",
        source="Blog",
        weight=0.1,
        subject="B",
    )
    assert found
    assert (found.kind, found.kind_because, found.source, found.weight, found.subject) == (
        "listicle",
        "configured",
        "Blog",
        0.1,
        "B",
    )
    plain, _ = read_document("x/a.txt", b"A Title\n\nText.\n", labels=LABELS, kinds=KINDS)
    assert plain and plain.source == "a"


def test_arguments_and_answers_can_be_sent_to_a_worker() -> None:
    labels, kinds = pickle.loads(pickle.dumps((LABELS, dict(KINDS))))
    answer = read_document("a.txt", b"A Title\n\nText.\n", labels=labels, kinds=kinds)
    assert pickle.loads(pickle.dumps(answer)) == answer
