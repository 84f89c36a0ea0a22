from __future__ import annotations

import pytest
from tests.read.layouts import document

from factcheck.read.implied import implied_by


@pytest.mark.parametrize(
    ("path", "qualifiers", "language"),
    [
        ("docs/v2/limits.md", (("version", "2"),), None),
        ("docs/v2.3/fr/limits.md", (("version", "2.3"),), "fr"),
        ("pt-BR/a.md", (), "pt"),
        ("v1/v2/a.md", (), None),
        ("docs/it/a.md", (), None),
        ("docs/version2/a.md", (), None),
        ("v2.md", (), None),
        ("fr", (), None),
    ],
)
def test_a_folder_that_is_nothing_else_says_version_and_language(
    path: str, qualifiers: tuple[tuple[str, str], ...], language: str | None
) -> None:
    found = implied_by(path)
    assert (found.qualifiers, found.language) == (qualifiers, language)
    assert bool(found.because) == bool(qualifiers or language)


def test_a_document_says_what_its_path_implied() -> None:
    found = document("A Title\n\nText.\n", "docs/v2/fr/a.txt")
    assert (found.qualifiers, found.language) == ((("version", "2"),), "fr")
    assert found.kind_because.endswith("its path says version 2 and language fr")
