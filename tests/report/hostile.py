"""A report in which every word that may come from a document, a path or a pack is hostile."""

from __future__ import annotations

from tests.factories import a_claim, a_cluster, a_document, a_finding, a_report, names

from factcheck.model.finding import Edit, Missed, Problem, Report, Subject, Witness

TEXT = (
    "\x1b[31mred\u202e\x9b\ud800 | <script>alert(1)</script> `tick` **bold** [link](http://x.example) ::error::boo @all "
    "##[error]boo ]]> --> </script> %0A::error::boo {0} '\" &lt;\x00\uffff"
)
FORBIDDEN = set("\x1b\x9b\u202e\ud800\uffff\r\x00\x07")


def a_hostile_report() -> Report:
    """Two documents in dispute. No path has a null character, in no system."""
    one = a_document(f"Edited by {TEXT}\n", f"a{TEXT}.txt".replace("\0", ""), TEXT, kind=TEXT, kind_because=TEXT)
    other = a_document(f"{TEXT} says: Edited by Bo\n", "b.txt", "bo")
    claims = [
        a_claim(one, value=names(TEXT), attribute=TEXT, rule=TEXT, steps=[TEXT], qualifiers=[(TEXT, TEXT, "explicit")]),
        a_claim(other, "Edited by Bo", names("Bo"), attribute=TEXT),
    ]
    findings = [
        a_finding(
            claims,
            summary=TEXT,
            reason=TEXT,
            derivation=TEXT,
            favoured=0,
            cluster=0,
            context=(Witness(TEXT, (0, 1)),),
            repair=Edit(one.path, 10, 14, TEXT, TEXT),
            trail=(TEXT,),
        )
    ]
    clusters = [
        a_cluster(0, 1, attribute=TEXT, reason=TEXT),
        a_cluster(0, 1, attribute=TEXT, verdict="agree", reason=TEXT),
        a_cluster(0, 1, attribute=TEXT, verdict="ambiguous", reason=TEXT),
    ]
    return a_report(
        [one, other],
        claims,
        findings,
        clusters,
        subjects=[Subject("s1", "film", TEXT, TEXT, (TEXT,))],
        problems=[Problem("input", TEXT, TEXT, TEXT), Problem("limit", TEXT, TEXT)],
        missed=(Missed(one.path, 0, 20, TEXT),),
    )
