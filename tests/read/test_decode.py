from __future__ import annotations

import pytest
from tests.read.layouts import KINDS, LABELS, document

from factcheck.read.decode import Undecodable, decode
from factcheck.read.document import read_document


def test_a_byte_order_mark_stays_in_the_text_and_out_of_the_blocks() -> None:
    found = document("\ufeff= Title =\n\nText.\n")
    assert found.text[0] == "\ufeff"
    assert [block.text for block in found.blocks] == ["Title", "Text."]
    assert found.text[found.blocks[0].span.start : found.blocks[0].span.end] == "= Title ="


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_with_a_mark_is_read(encoding: str) -> None:
    assert decode("\ufeffTitle é".encode(encoding)) == ("\ufeffTitle é", None)


def test_western_text_is_guessed_with_a_note() -> None:
    text, note = decode("Un café à Paris, dit-il.".encode("cp1252"))
    assert text == "Un café à Paris, dit-il." and note and "Windows-1252" in note


@pytest.mark.parametrize(
    "data",
    [b"a\0b", b"\x89PNG\r\n\x1a\n\0\0", b"abc\xff\x02\x03", b"\xff\xfea", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf\xff"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Undecodable):
        decode(data)


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"", "empty"), (b" \r\n\t\n", "empty"), (b"\xef\xbb\xbf \n", "empty"), (b"a\0", "cannot be decoded: binary")],
)
def test_a_file_that_cannot_be_read_is_an_input_problem(data: bytes, what: str) -> None:
    found, (problem,) = read_document("x/a.txt", data, labels=LABELS, kinds=KINDS)
    assert found is None
    assert (problem.severity, problem.where, problem.what) == ("input", "x/a.txt", what)
