"""Time the reading and judging of told stories: two tellings of 200, 400, 800 sentences, beside the reading of the same pages.

    python benchmarks/stories.py

`read` is all that a page costs without its story (reading, tagging, extracting), `tell` the story of both pages, `judge` their
comparison; processor time, the least of three. Exit code 1 if telling and judging grow faster than the text, or if a page of
ten thousand sentences of pronouns is not bounded.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

from factcheck.extract.compile import compile_rules
from factcheck.extract.kind import TaggedDocument
from factcheck.extract.run import Extracted, extract_tagged, tag_document
from factcheck.model.finding import Subject
from factcheck.read.document import read_document
from factcheck.rulepack.load import load_ruleset
from factcheck.story.align import outline_of
from factcheck.story.findings import judge_stories
from factcheck.story.lexicon import compile_lexicon
from factcheck.story.record import Telling
from factcheck.story.tell import MOST_SENTENCES, tell

T = TypeVar("T")
SIZES = (200, 400, 800)
MOST_GROWTH = 1.25
"""What the largest texts may cost for each sentence, beside the smallest."""
FIRST = "Ada Ivo Mara Tom Nell Hugh Rose Carl Edith Frank".split()
LAST = "Lane Brandt Quist Reed Falk Dunn Hale Voss Marsh Pike".split()
DEEDS = (
    "{a} warns {b} in the mill.",
    "{a} hides the map from {b}.",
    "At the ford {a} rescues {b}, who had refused the money.",
    "{a} tells {b} that the train has left.",
    "In the morning {a} is arrested by {b}.",
    "{a} meets {b}, and they leave for the coast.",
    "She accepts the post that {b} had offered.",
    "{a} sells the house and returns to {b}.",
)  # fmt: skip
RULES = load_ruleset()
READY, LEXICON = compile_rules(RULES), compile_lexicon(RULES.stories, RULES.vocabularies)


def a_story(sentences: int, other: bool) -> str:
    """A page with a plot; the other telling has every third sentence another way round."""
    people = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)]
    told = []
    for n in range(sentences):
        a, b = people[n % 10], people[(n * 3 + 1) % 10]
        told.append(
            DEEDS[(n + n // 10) % len(DEEDS)].format(a=b if other and n % 3 == 0 else a, b=a if other and n % 3 == 0 else b)
        )
    paragraphs = [" ".join(told[i : i + 8]) for i in range(0, sentences, 8)]
    return "# The Long Walk\n\n## Plot\n\n" + "\n\n".join(paragraphs) + "\n"


def least(work: Callable[[], T]) -> tuple[float, T]:
    """The least processor time of three runs, and what came out."""
    best, made = float("inf"), work()
    for _ in range(3):
        began = time.process_time()
        made = work()
        best = min(best, time.process_time() - began)
    return best, made


def measure(texts: list[str]) -> tuple[float, float, float, int]:
    """Seconds of reading, telling and judging, and how many sentences were told."""

    def read() -> list[tuple[TaggedDocument, Extracted]]:
        made: list[tuple[TaggedDocument, Extracted]] = []
        for n, text in enumerate(texts):
            document, _ = read_document(f"{n}.md", text.encode(), labels=frozenset(), kinds=RULES.sources)
            assert document is not None
            tagging = tag_document(document, READY)
            made.append((tagging[0], extract_tagged(tagging, READY, RULES.sources)))
        return made

    read_s, pages = least(read)

    def telling() -> list[Telling]:
        return [tell(tagged, extracted.claims, READY, LEXICON) for tagged, extracted in pages]

    tell_s, tellings = least(telling)
    documents = {e.document.path: e.document for _, e in pages}
    subjects = {"s1": Subject("s1", "", "The Long Walk", "?:the long walk")}
    by_document = {telling.document: telling for telling in tellings}
    outlines = [outline_of(telling) for telling in tellings]
    of_document = dict.fromkeys(documents, "s1")
    judge_s, _ = least(lambda: judge_stories(outlines, by_document.__getitem__, documents, of_document, subjects, LEXICON, 0, 0))
    return read_s, tell_s, judge_s, sum(len(t.sentences) for t in tellings)


def main() -> int:
    """Print one line for each size; 1 if a limit is exceeded."""
    print(f"{'sentences':>10} {'read s':>8} {'tell s':>8} {'judge s':>8} {'tell+judge / read':>18}")
    each: list[float] = []
    for size in SIZES:
        read_s, tell_s, judge_s, told = measure([a_story(size, other) for other in (False, True)])
        print(f"{told:>10} {read_s:>8.3f} {tell_s:>8.3f} {judge_s:>8.3f} {(tell_s + judge_s) / read_s:>18.2f}")
        each.append((tell_s + judge_s) / told)
    grown = each[-1] / each[0]
    print(f"a sentence of {SIZES[-1]} costs {grown:.2f} times one of {SIZES[0]} (at most {MOST_GROWTH})")
    hostile = "# The Long Walk\n\n## Plot\n\n" + "She told him that he saw her and they left it. " * 10_000
    read_s, tell_s, judge_s, told = measure([hostile, hostile])
    print(f"pronouns: {told} of 20000 sentences told, {(tell_s + judge_s) / read_s:.2f} times reading")
    return int(grown > MOST_GROWTH or told > 2 * MOST_SENTENCES)


if __name__ == "__main__":
    sys.exit(main())
