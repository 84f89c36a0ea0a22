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


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_utf_16_and_32_with_a_mark_are_read(encoding: str) -> None:
    assert decode("\ufeffTitle é".encode(encoding)) == ("\ufeffTitle é", None)


def test_utf_16_without_a_mark_is_told_by_its_zeros() -> None:
    text, note = decode("A bridge of 3 arms.".encode("utf-16-le"))
    assert text == "A bridge of 3 arms." and note and "UTF-16-LE" in note


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="shift_jis">', "cp932"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp"),
    ],
)
def test_a_page_may_name_its_encoding(head: str, encoding: str) -> None:
    words = {"cp932": "この橋は", "cp1252": "café", "cp1251": "Мост", "iso2022_jp": "この橋"}[encoding]
    assert decode(f"{head}<p>{words}".encode(encoding), declared=True) == (f"{head}<p>{words}", None)


def test_a_name_that_is_no_encoding_of_text_is_not_believed() -> None:
    text, note = decode('<meta charset="rot13"><p>café'.encode("cp1252"), declared=True)
    assert text.endswith("café") and note and "Windows-1252" in note


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        ("Мост был открыт в 1907 году и имеет длину 124 метра.", "cp1251"),
        ("Мост был открыт в 1907 году и имеет длину 124 метра.", "koi8_r"),
        ("この橋は1907年に開通した。長さは124メートルである。", "cp932"),
        ("Il ponte è lungo 124 m; costò £5 “circa”.", "cp1252"),
        ("Der Zug fährt über die Brücke, größer als die alte.", "cp1252"),
        ("Most został otwarty w 1907 roku; ma długość 124 m i łączy oba brzegi. Zażółć gęślą jaźń.", "cp1250"),
    ],
)
def test_other_encodings_are_guessed_with_a_note(words: str, encoding: str) -> None:
    text, note = decode(words.encode(encoding))
    assert text == words and note and "not valid UTF-8" in note


def test_utf_8_that_was_cut_is_not_read_as_something_else() -> None:
    with pytest.raises(Undecodable, match="not valid UTF-8 at byte 20"):
        decode("é".encode() * 10 + b"\xc3")


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
