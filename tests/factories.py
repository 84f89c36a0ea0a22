"""Records for tests, made by hand: name what a test is about, the rest is filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from factcheck.model.claim import Claim, Evidence, Mention, Part, Polarity, Qualifier
from factcheck.model.document import Document, Span
from factcheck.model.finding import (
    KINDS,
    Cluster,
    Edit,
    Favoured,
    Finding,
    Level,
    Missed,
    Pack,
    Position,
    Problem,
    Report,
    Status,
    Subject,
    Verdict,
    Witness,
)
from factcheck.model.ids import finding_id
from factcheck.model.value import DateValue, Malformed, Name, NameKind, NameSet, Quantity, Repair, Value
from factcheck.values.words import in_words


def a_document(text: str = "Edited by Jason Ballantine\n", path: str = "a.txt", source: str = "", **fields: object) -> Document:
    """A document without blocks; the source is the file's name unless told."""
    given: dict[str, object] = {
        "path": path,
        "text": text,
        "sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        "format": "text",
        "blocks": (),
        "source": source or path.rsplit("/", 1)[-1].rsplit(".", 1)[0],
        "kind_because": "no other kind fits",
        **fields,
    }
    return Document(**given)  # type: ignore[arg-type]


def names(*texts: str, kind: NameKind = "person", complete: str = "unknown", text: str = "") -> NameSet:
    """A set of names as `A, B and C` would say it."""
    members = tuple(Name(t, t.lower()) for t in texts)
    return NameSet(text or ", ".join(texts), kind, members, complete)  # type: ignore[arg-type]


def a_day(iso: str, text: str = "") -> DateValue:
    """One day."""
    day = date.fromisoformat(iso)
    return DateValue(text or iso, day, day, "day")


def a_number(number: str, unit: str = "1", text: str = "") -> Quantity:
    """One number with its unit."""
    return Quantity(text or f"{number} {unit}", Decimal(number), Decimal(number), unit)


def a_claim(
    document: Document,
    quote: str | None = None,
    value: Value | None = None,
    attribute: str = "editor",
    value_text: str | None = None,
    qualifiers: Iterable[tuple[str, str, str]] = (),
    polarity: Polarity = "affirmed",
    rule: str = "",
    steps: Sequence[str] = (),
    about: Mention | None = None,
) -> Claim:
    """A claim whose evidence is the first place of `quote`, else the first line; its value is where the text stands."""
    quote = document.text.splitlines()[0] if quote is None else quote
    value = names("Jason Ballantine") if value is None else value
    start = document.text.index(quote)
    parts: tuple[Part, ...] = ()
    words = value.text if value_text is None else value_text
    at = quote.find(words) if words else -1
    if at >= 0:
        parts = (Part("value", Span(start + at, start + at + len(words))),)
    return Claim(
        document=document.path,
        source=document.source,
        about=about or Mention(),
        attribute=attribute,
        value=value,
        evidence=Evidence(Span(start, start + len(quote)), quote, parts),
        extractor="label-value",
        rule=rule or f"film/{attribute}#label",
        steps=tuple(steps),
        qualifiers=tuple(Qualifier(*q) for q in sorted(qualifiers)),  # type: ignore[arg-type]
        polarity=polarity,
    )


def a_position(claims: Sequence[Claim], *indices: int, probability: float | None = None) -> Position:
    """The position that these claims hold, its value that of the first."""
    held = [claims[i] for i in indices]
    value = held[0].value
    return Position(in_words(value), value.canonical, indices, tuple(sorted({c.source for c in held})), probability)


def a_finding(
    claims: Sequence[Claim],
    *positions: Sequence[int] | Position,
    code: str = "FC101",
    subject: str = "s1",
    cluster: int | None = None,
    favoured: int | None = None,
    status: Status = "new",
    level: Level | None = None,
    **fields: object,
) -> Finding:
    """A finding on claims by index, one sequence for each position (all claims apart if none is given)."""
    given = positions or tuple((i,) for i in range(len(claims)))
    held = tuple(p if isinstance(p, Position) else a_position(claims, *p) for p in given)
    attribute = claims[held[0].claims[0]].attribute
    made: dict[str, object] = {
        "id": finding_id(code, "film:ballerina", attribute, (), [p.canonical for p in held]),
        "code": code,
        "kind": KINDS[code][0],
        "level": level or KINDS[code][1],
        "subject": subject,
        "attribute": attribute,
        "cluster": cluster,
        "summary": " or ".join(p.value for p in held),
        "reason": f"{' and '.join(p.value for p in held)} cannot both be right",
        "positions": held,
        "favoured": None if favoured is None else Favoured(favoured, "more sources say so"),
        "status": status,
        **fields,
    }
    return Finding(**made)  # type: ignore[arg-type]


def a_cluster(
    *claims: int,
    attribute: str = "editor",
    verdict: Verdict = "disagree",
    reason: str = "they differ",
    subject: str = "s1",
) -> Cluster:
    """A cluster of the claims with these indices."""
    return Cluster(subject, attribute, (), claims, verdict, reason)


def a_report(
    documents: Sequence[Document] | None = None,
    claims: Sequence[Claim] | None = None,
    findings: Iterable[Finding] = (),
    clusters: Iterable[Cluster] = (),
    subjects: Sequence[Subject] | None = None,
    problems: Iterable[Problem] = (),
    claim_subjects: Sequence[str] | None = None,
    document_subjects: Mapping[str, str] | None = None,
    **fields: object,
) -> Report:
    """A report in which everything is about one film unless told otherwise."""
    documents = [a_document()] if documents is None else documents
    claims = [a_claim(documents[0])] if claims is None else claims
    subjects = [Subject("s1", "film", "Ballerina", "film:ballerina")] if subjects is None else subjects
    about = {d.path: subjects[0].id for d in documents} if document_subjects is None else document_subjects
    given: dict[str, object] = {"packs": (Pack("film", "1", "0" * 64),), **fields}
    return Report(
        documents=tuple(documents),
        subjects=tuple(subjects),
        claims=tuple(claims),
        claim_subjects=tuple(claim_subjects or [subjects[0].id] * len(claims)),
        clusters=tuple(clusters),
        findings=tuple(findings),
        problems=tuple(problems),
        document_subjects=about,
        **given,  # type: ignore[arg-type]
    )


def a_film_report() -> Report:
    """Three sources on one film, with the disputes of the seed folder: editors, studios, a year of five digits."""
    magazine = a_document(
        "Ballerina\n\nBallerina is directed by Len Wiseman, and editor Jason Ballantine had the task of keeping "
        "the mayhem legible and the rhythm alive through a hundred and more minutes of fights.\n\n"
        "Edited by Jason Ballantine\n"
        "Production companies : Summit Entertainment, Thunder Road Films, 87North Productions\n"
        "Release date : June 4 20025 (France), June 6, 2025 (United States)\n",
        "seeds/magazine.txt",
        "Mulder",
        kind="article-with-credits",
        kind_because="a block of credits behind the text",
    )
    page = a_document(
        "= Ballerina =\n\n- Director: Len Wiseman\n- Editing: Nicholas Lundgren, Jason Ballantine, Julian Clarke\n"
        "- Studio: Thunder Road Films, 87Eleven Entertainment, Summit Entertainment\n- Released: 2025-06-06\n",
        "seeds/page.txt",
        "encyclopedia",
        kind="encyclopedia",
        weight=2.0,
    )
    site = a_document("Directed by Len Wiseman.\n", "seeds/site.txt", "endings", kind="summary-site")
    studios = ("Summit Entertainment", "Thunder Road Films")
    malformed = Malformed(
        "June 4 20025",
        "date",
        "the year 20025 has five digits",
        (Repair("June 4 2025", a_day("2025-06-04"), ("one digit left out: 2025",)),),
    )
    director = names("Len Wiseman")
    release = {"attribute": "release_date", "qualifiers": [("territory", "France", "explicit")]}
    claims = [
        a_claim(page, "Director: Len Wiseman", director, "director"),
        a_claim(
            page,
            "Editing: Nicholas Lundgren, Jason Ballantine, Julian Clarke",
            names("Nicholas Lundgren", "Jason Ballantine", "Julian Clarke"),
            steps=["the label 'Editing' is one of editor"],
        ),
        a_claim(
            page,
            "Studio: Thunder Road Films, 87Eleven Entertainment, Summit Entertainment",
            names("Thunder Road Films", "87Eleven Entertainment", "Summit Entertainment", kind="organisation"),
            "production_company",
        ),
        a_claim(page, "Released: 2025-06-06", a_day("2025-06-06"), "release_date"),
        a_claim(magazine, "directed by Len Wiseman", director, "director"),
        a_claim(magazine, "editor Jason Ballantine"),
        a_claim(magazine, "Edited by Jason Ballantine"),
        a_claim(
            magazine,
            "Production companies : Summit Entertainment, Thunder Road Films, 87North Productions",
            names(*studios, "87North Productions", kind="organisation"),
            "production_company",
        ),
        a_claim(magazine, "Release date : June 4 20025 (France)", malformed, **release),  # type: ignore[arg-type]
        a_claim(site, "Directed by Len Wiseman", director, "director"),
    ]
    at = magazine.text.index("June 4 20025")
    findings = [
        a_finding(claims, (2,), (7,), favoured=0, cluster=2),
        a_finding(
            claims,
            (8,),
            code="FC301",
            cluster=3,
            context=(Witness("supports the repair", (3,)),),
            repair=Edit(magazine.path, at, at + 12, "June 4 2025", "one digit left out: 2025"),
            trail=("the year 20025 has five digits",),
        ),
        a_finding(
            claims,
            a_position(claims, 5, 6, probability=0.14),
            a_position(claims, 1, probability=0.86),
            code="FC201",
            favoured=1,
            cluster=1,
            summary="Ballerina: editor: Jason Ballantine, where another source lists three",
        ),
        a_finding(claims, (3,), code="FC101", level="note", summary="only a note"),
    ]
    clusters = [
        a_cluster(0, 4, 9, attribute="director", verdict="agree", reason="all say Len Wiseman"),
        a_cluster(1, 5, 6),
        a_cluster(2, 7, attribute="production_company"),
        a_cluster(8, attribute="release_date", verdict="incomparable", reason="the value is malformed"),
        a_cluster(3, attribute="release_date", verdict="single", reason="nobody else says so"),
    ]
    problems = [
        Problem("limit", "seeds/site.txt:1:1", "two subjects could be meant", "name one in factcheck.toml"),
        Problem("input", "seeds/broken.txt", "the file is empty"),
    ]
    sentence = "Ballerina is directed by Len Wiseman"
    start = magazine.text.index(sentence)
    missed = (Missed(magazine.path, start, start + len(sentence), "a sentence with a typed value"),)
    return a_report([magazine, page, site], claims, findings, clusters, problems=problems, missed=missed)
