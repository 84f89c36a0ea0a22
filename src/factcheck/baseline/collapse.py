"""Sources that take part in accepted findings and have fallen silent: a broken reader looks like agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from factcheck.baseline.entry import Entry
from factcheck.model.finding import Note, Report
from factcheck.model.ids import finding_id

LEAST = 3
"""Accepted attributes that a document must take part in, before its silence says anything."""


def collapsed(report: Report, entries: Iterable[Entry]) -> Iterator[Note]:
    """A note (FC902) for each document that was read, and now says nothing about most of what it was accepted to say.

    A value that has changed is no silence, and neither is a document that is not there. Sorted by path.
    """
    documents = {document.path for document in report.documents}
    known: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        for path, _ in entry.members:
            if path in documents:
                known[path].add(entry.attribute)
    names = {claim.attribute for claim in report.claims}
    said = {(claim.path, claim.attribute) for claim in report.claims}
    for path in sorted(known):
        # Attributes that nobody speaks of any more are the packs' affair, not this document's.
        attributes = sorted(attribute for attribute in known[path] if attribute in names)
        silent = [attribute for attribute in attributes if (path, attribute) not in said]
        if len(attributes) >= LEAST and 2 * len(silent) > len(attributes):
            what = (
                f"says nothing any more about {len(silent)} of the {len(attributes)} attributes that accepted findings "
                f"quote it on: {', '.join(name.replace('_', ' ') for name in silent)}"
            )
            hint = f"`factcheck claims --missing {path}` shows what is not understood there"
            yield Note(finding_id("FC902", path, "silent", (), [tuple(silent)]), "FC902", path, None, what, hint)
