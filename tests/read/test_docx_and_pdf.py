"""Word documents and PDF: their words, structure and pages, and what cannot be read of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.read.law import check_law, quotes
from tests.read.layouts import KINDS, LABELS, document
from tests.read.office_files import docx, pdf, with_member

import factcheck
from factcheck.read import apart
from factcheck.read.document import read_document
from factcheck.read.reading import Unreadable


def written(out: Any) -> None:
    out.core_properties.title = "A file"
    out.add_heading("The Osier", 0)
    paragraph = out.add_paragraph("She is a ferry of ")
    paragraph.add_run("48 m").bold = True
    paragraph.add_run(", built in 1931.")
    out.add_heading("Facts", 1)
    out.add_paragraph("Director: Ann Lee\nMusic: Bo Day")
    out.add_paragraph("one", style="List Bullet")
    out.add_paragraph("deeper", style="List Bullet 2")
    table = out.add_table(rows=3, cols=2)
    for at, words in enumerate(["Length", "48 m", "Owners", "Lee", "", "Day"]):
        table.cell(at // 2, at % 2).text = words
    table.cell(1, 0).merge(table.cell(2, 0))
    wide = out.add_table(rows=3, cols=3)
    for at, words in enumerate(["Year", "Ships", "Carts", "1931", "10", "20", "1932", "30", "40"]):
        wide.cell(at // 3, at % 3).text = words
    out.add_paragraph("The ferry in 1932", style="Caption")


def test_a_word_document_gives_headings_prose_lists_and_tables() -> None:
    found = document(docx(written), "a.docx")
    check_law(found)
    assert (found.title, found.format) == ("The Osier", "docx")
    assert [(kind, clean) for kind, clean, _ in quotes(found)] == [
        ("heading", "The Osier"),
        ("paragraph", "She is a ferry of 48 m, built in 1931."),
        ("heading", "Facts"),
        ("label-value", "Director | Ann Lee"),
        ("label-value", "Music | Bo Day"),
        ("list-item", "one"),
        ("list-item", "deeper"),
        ("label-value", "Length | 48 m"),
        ("label-value", "Owners | Lee"),
        ("label-value", "Owners | Day"),
        ("table-row", "1931 | 10 | 20"),
        ("table-row", "1932 | 30 | 40"),
        ("caption", "The ferry in 1932"),
    ]


def test_insertions_are_read_and_deletions_not() -> None:
    def change(xml: bytes) -> bytes:
        return xml.replace(
            b"<w:r><w:t>here</w:t></w:r>",
            b"<w:ins w:id='1' w:author='x'><w:r><w:t>in 1931</w:t></w:r></w:ins>"
            b"<w:del w:id='2' w:author='x'><w:r><w:delText>in 1930</w:delText></w:r></w:del>",
        )

    data = with_member(docx(lambda out: out.add_paragraph("here")), "word/document.xml", change)
    assert [block.text for block in document(data, "a.docx").blocks] == ["in 1931"]


def problem(path: str, data: bytes) -> str:
    found, (one,) = read_document(path, data, labels=LABELS, kinds=KINDS)
    assert found is None and one.severity == "input"
    return one.what


@pytest.mark.parametrize(
    ("path", "data", "what"),
    [
        ("a.docx", b"", "damaged"),
        ("a.docx", b"PK\x03\x04 and no more", "damaged"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "protected by a password"),
        ("a.docx", docx(lambda out: None), "no text"),
        ("a.docx", with_member(docx(written), "word/document.xml", lambda xml: xml[:-200]), "XMLSyntaxError"),
        ("a.docx", with_member(docx(written), "word/document.xml", lambda xml: b" " * 401_000_000), "unpacks to more"),
        ("a.pdf", b"", "damaged"),
        ("a.pdf", b"%PDF-1.4\n garbage", "damaged"),
        ("a.pdf", pdf([["Text"]], encrypted=True), "protected by a password"),
        ("a.pdf", pdf([[], []]), "no text"),
    ],
)
def test_what_is_damaged_protected_or_empty_is_a_problem(path: str, data: bytes, what: str) -> None:
    assert what in problem(path, data)


def test_external_entities_of_a_word_document_are_never_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Nobody")

    def change(xml: bytes) -> bytes:
        head, body = xml.split(b"?>", 1)
        entity = f'?><!DOCTYPE x [<!ENTITY s SYSTEM "file://{secret}">]>'.encode()
        return head + entity + body.replace(b"<w:t>here", b"<w:t>here &s;")

    data = with_member(docx(lambda out: out.add_paragraph("here")), "word/document.xml", change)
    found, _ = read_document("a.docx", data, labels=LABELS, kinds=KINDS)
    assert found is None or not any("Nobody" in block.text for block in found.blocks)


PAGES = [
    [
        "The Register 9",
        "",
        "The Osier",
        "",
        "She is a ferry of 48 m, built in 1931 by the yard",
        "of Vale at the mouth of the river Arne.",
        "",
        "1",
    ],
    ["The Register 9", "", "Length: 48 m", "Director: Ann Lee", "", "2"],
    ["The Register 9", "", "She was sold to the (second) owner in 1950.", "", "3"],
]


def test_a_pdf_gives_its_pages_without_what_heads_and_foots_them() -> None:
    found = document(pdf(PAGES, title="A file"), "a.pdf")
    check_law(found)
    kept = [(block.kind, block.text) for block in found.blocks if block.kind != "boilerplate"]
    assert [found.text[start : start + 12] for start in found.pages] == ["The Register"] * 3
    assert ("label-value", "Director: Ann Lee") in kept
    assert ("paragraph", "She was sold to the (second) owner in 1950.") in kept
    assert not any("Register" in words or words in "123" for _, words in kept)


def test_evidence_in_a_pdf_counts_within_its_page() -> None:
    report = factcheck.audit([factcheck.Input("a.pdf", pdf(PAGES), subject="The Osier")])
    (claim,) = [claim for claim in json.loads(report.to_json())["claims"] if claim["attribute"] == "director"]
    evidence, found = claim["evidence"], report.documents[0]
    page = found.text[found.pages[evidence["page"] - 1] :]
    assert evidence["page"] == 2
    assert page[evidence["start"] : evidence["end"]] == evidence["quote"] == "Director: Ann Lee"
    assert page.split("\n")[evidence["line"] - 1][evidence["column"] - 1 :].startswith("Director")


def test_a_parser_that_hangs_or_crashes_is_a_problem_of_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_SECONDS", 0.01)
    with pytest.raises(Unreadable, match="stopped after"):
        apart.unpacked("pdf", pdf(PAGES))
    monkeypatch.setattr(apart, "_SECONDS", 60)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Unreadable, match="stopped with code"):
        apart.unpacked("pdf", pdf(PAGES))


def test_without_the_library_the_problem_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*args: Any, **options: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(args, 0, b'{"missing": true}', b"")

    monkeypatch.setattr(subprocess, "run", run)
    found, (one,) = read_document("a.pdf", pdf(PAGES), labels=LABELS, kinds=KINDS)
    assert found is None
    assert "needs pypdfium2" in one.what and one.hint is not None and "pip install" in one.hint


def test_nothing_in_the_folder_of_the_run_is_imported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert apart.unpacked("pdf", pdf(PAGES))["pages"]
