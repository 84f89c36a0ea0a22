"""Read prose by the packs' templates.

A template that matches is not yet a claim: the sentence may speak of another work, ask, joke, suppose or deny. What the
wording, the clause and the section say of that decides what becomes of the match.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.extract.build import value_of
from factcheck.extract.clause import Kind, is_predicate, meant_by, said_of
from factcheck.extract.compile import Phrase, Ready, fits
from factcheck.extract.kind import Extractor, NoOptions, RawClaim, TaggedDocument
from factcheck.extract.match import Match, Matcher
from factcheck.extract.other import is_about_another, is_anothers
from factcheck.extract.qualify import clean_span, of_match, section_role, sorted_qualifiers
from factcheck.extract.tag import TaggedBlock
from factcheck.extract.topic import OFFSHOOTS, off_topic
from factcheck.model.claim import Mention
from factcheck.model.document import Span
from factcheck.model.value import DateValue, Truth
from factcheck.rulepack.schema import Attribute, Model

SILENT_SECTIONS = frozenset({"related", "references", "alternate"})
BEFORE, AFTER = 12, 5
"""How many words before and after a match the words of `unless` count, within its clause."""
READ = frozenset({"paragraph", "list-item", "quote", "caption", "label-value", "heading"})


def extract(tagged: TaggedDocument, ready: Ready, options: Model) -> Iterator[RawClaim]:
    """Claims of every block of prose, one for each attribute and place: of several templates for one value the longest has it."""
    matcher = Matcher(ready, tagged.names)
    told = frozenset(name for name, attribute in ready.attributes.items() if attribute.narrative)
    for block in tagged.blocks:
        if block.block.kind not in READ or (tagged.document.structured and block.block.kind == "label-value"):
            continue
        role = section_role(block.block.path, ready)
        if role in SILENT_SECTIONS:
            continue
        away: frozenset[int] | None = None
        best: dict[tuple[str, int, str], tuple[int, RawClaim]] = {}
        for match in matcher.matches(block, told if role == "narrative" else None):
            claim = _claim(tagged, ready, block, match)
            if claim is None:
                continue
            if not claim.about.name and OFFSHOOTS.isdisjoint(
                block.words[match.start : match.end]
            ):  # it speaks of the sequel itself
                away = off_topic(tagged, block) if away is None else away
                if block.sentence[match.start] in away:
                    continue
            key = (claim.attribute, _value_span(claim).start, claim.about.name)
            if key not in best or match.end - match.start > best[key][0]:
                best[key] = (match.end - match.start, claim)
        yield from _outermost([claim for _, claim in best.values()])


def _outermost(claims: list[RawClaim]) -> Iterator[RawClaim]:
    """Without those whose value is a part of another's ("Fox wanted" inside "Acme and Fox wanted")."""
    held = [(c.attribute, c.about.name, _value_span(c)) for c in claims]
    for claim, (attribute, about, span) in zip(claims, held, strict=True):
        inside = any(
            a == attribute and n == about and s != span and s.start <= span.start and span.end <= s.end for a, n, s in held
        )
        if not inside:
            yield claim


def _value_span(claim: RawClaim) -> Span:
    return next((span for role, span in claim.parts if role == "value"), claim.span)


def _claim(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, match: Match) -> RawClaim | None:
    name = match.template.attribute
    attribute = ready.attributes[name]
    if _guarded(block, match) or _asks(block, match):
        return None
    about, subject = _about(tagged, ready, match)
    if about is None:
        return None
    value = next((b for b in match.bound if fits(b.slot, attribute)), None)
    if value is None and attribute.type != "yes-no":
        return None
    if about.name and _is_governed(block, match):
        return None
    if not subject and is_about_another(tagged, block, match):
        return None
    kind: Kind = "own" if about.name or attribute.by_anyone else _said_of(tagged, ready, block, match, named=subject)
    if attribute.dated and _is_of_another_year(tagged, block, match):
        return None
    is_part = kind == "other" and _is_of_a_part(block, match, attribute, ready)
    if (kind == "other" and not is_part) or (
        attribute.possessed and not is_part and not about.name and is_anothers(tagged, ready, block, match)
    ):
        return None
    qualifiers, polarity = of_match(block, match, attribute, ready)
    if kind == "version" and "version" not in qualifiers:
        return None  # which one is not understood
    if value is None:
        span = clean_span(block, match.start, match.end)
        yes = (match.template.written.sets.get("answer", "yes") == "yes") == (polarity == "affirmed")
        polarity = "affirmed"  # "does not include" is a "no" that is affirmed
        qualifiers.pop("answer", None)
        return RawClaim(
            block,
            name,
            match.template.rule,
            Truth(block.text[span.start : span.end], yes),
            span,
            about,
            (("value", span),),
            sorted_qualifiers(qualifiers),
            (_step(match),),
            polarity,
            match.template.written.force,
        )
    where = clean_span(block, value.start, value.end)
    built = value_of(attribute, match, value, block.text[where.start : where.end], ready)
    if built is None:
        return None
    parts = [
        ("value", where),
        *((b.slot.role or b.slot.type, clean_span(block, b.start, b.end)) for b in match.bound if b is not value),
    ]
    return RawClaim(
        block, name, match.template.rule, built[0], clean_span(block, match.start, match.end), about,
        tuple(parts), sorted_qualifiers(qualifiers), (_step(match), *built[1]), polarity, match.template.written.force,
    )  # fmt: skip


def _is_of_another_year(tagged: TaggedDocument, block: TaggedBlock, match: Match) -> bool:
    """Does a bare year before the match, in its sentence, differ from the one that the document speaks of?"""
    for i in range(match.sentence[0], match.start):
        for tag in block.at.get(i, ()):
            value = tag.value
            if tag.type == "value:date" and isinstance(value, DateValue) and value.precision == "year":
                return value.start.year != tagged.names.main_year
    return False


def _is_of_a_part(block: TaggedBlock, match: Match, attribute: Attribute, ready: Ready) -> bool:
    """Is it said of a part that the attribute tells apart ("its main span is 310 m long")?"""
    at = match.start
    cues = block.cues.get(block.clause[max(at - 1, 0)], ())
    return any(
        cue.type.removeprefix("dimension:") in ready.near and cue.type.removeprefix("dimension:") in attribute.per and cue.end == at
        for cue in cues
    )


def _step(match: Match) -> str:
    return f"the wording {match.template.written.says!r}"


def _about(tagged: TaggedDocument, ready: Ready, match: Match) -> tuple[Mention | None, bool]:
    """What the claim is about, and whether the wording itself names it."""
    attribute = ready.attributes[match.template.attribute]
    for bound in match.bound:
        if bound.slot.role == "subject" and bound.names:
            type_ = bound.slot.type if bound.slot.type in attribute.of else attribute.of[0]
            return Mention(type_, bound.names[0].text), True
    if tagged.main.type and tagged.main.type not in attribute.of:
        return None, False  # what a document of another type says is not said of a film; of one without a type, `reconcile` decides
    return Mention(), any(bound.slot.type == "subject" for bound in match.bound)


def _said_of(tagged: TaggedDocument, ready: Ready, block: TaggedBlock, match: Match, *, named: bool) -> Kind:
    """What the clause is said of. `named`: does the wording name the subject, if only by an "it"?"""
    if named:
        mention = next(b.start for b in match.bound if b.slot.type == "subject")
        return meant_by(tagged, block, mention, match.sentence[0], ready)
    if match.template.written.replaces or not is_predicate(block, match):
        return "open"
    return said_of(tagged, block, match, ready)


_GOVERNED_BY = frozenset("of at in on from for with by to near like unlike behind aboard under".split())
_STANDS_FOR = frozenset("role part character voice self version likeness".split())


def _is_governed(block: TaggedBlock, match: Match) -> bool:
    """Does the wording begin with a name that belongs to the words before it, so that what follows is said of their head?

    "Joan Ferris, owner of the Blue Hotel, is played by", "the captain of the ship, the Lady Rose, is played by".
    """
    first = match.bound[0]
    if first.start != match.start or first.slot.role != "subject":
        return False
    low, at = match.sentence[0], match.start
    article = block.words[at] == "the" or (at > low and block.words[at - 1] == "the")
    if article and block.words[at] != "the":
        at -= 1
    if at <= low:
        return False
    before = block.words[at - 1]
    if before == "," and article:
        return True
    return before in _GOVERNED_BY and not (at - 1 > low and block.words[at - 2] in _STANDS_FOR)


def _guarded(block: TaggedBlock, match: Match) -> bool:
    """Does a word of `unless` stand in the same clause, or none of `needs` in the same sentence?"""
    template = match.template
    if template.unless and not template.unless_first.isdisjoint(match.present):
        start, end = match.start, match.end
        while start > max(0, match.start - BEFORE) and block.clause[start - 1] == block.clause[match.start]:
            start -= 1
        last = min(len(block.words), match.end + AFTER)
        while end < last and block.clause[end] == block.clause[match.end - 1] and block.words[end] != ",":
            end += 1
        here = block.words[start:end]
        if any(_occurs(phrase, here) for phrase in template.unless if phrase[0] in match.present):
            return True
    if template.needs:
        low, high = match.sentence
        here = block.words[low:high]
        return not any(_occurs(phrase, here) for phrase in template.needs if phrase[0] in match.present)
    return False


def _occurs(phrase: Phrase, words: list[str]) -> bool:
    if len(phrase) == 1:
        return phrase[0] in words
    size = len(phrase)
    return any(word == phrase[0] and tuple(words[i : i + size]) == phrase for i, word in enumerate(words))


def _asks(block: TaggedBlock, match: Match) -> bool:
    """Is the sentence a question? What stands before a colon ("X paid and asked: what now?") is not asked."""
    _, end = match.sentence
    return block.words[end - 1] == "?" and ":" not in block.words[match.end : end]


EXTRACTOR = Extractor("prose", NoOptions, extract)
