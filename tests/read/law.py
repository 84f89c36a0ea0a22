"""The law of the house, for readers of markup: every clean character is the one at its place, or one that is declared."""

from __future__ import annotations

from factcheck.model.document import Document, Span


def check_law(found: Document) -> None:
    """Assert it for every character, label, value and cell of every block."""
    size = len(found.text)
    for block in found.blocks:
        assert block.text.strip() == block.text or block.kind in ("code", "table-row")
        assert block.text and 0 <= block.span.start < block.span.end <= size
        assert block.pieces[0][0] == 0
        assert [at for at, _ in block.pieces] == sorted({at for at, _ in block.pieces})
        declared: set[int] = set()
        for one in block.rewritten:
            assert 0 <= one.start < one.end <= len(block.text)
            assert block.span.start <= one.source_start < one.source_end <= block.span.end
            assert declared.isdisjoint(range(one.start, one.end))
            declared |= set(range(one.start, one.end))
        for at, char in enumerate(block.text):
            place = block.source_offset(at)
            assert block.span.start <= place < block.span.end
            source = found.text[place]
            if at not in declared:
                assert char == source or (char == " " and source.isspace()), (char, source, block)
        spans = [Span(0, len(block.text)), *block.cells]
        spans += [span for span in (block.label, block.value) if span]
        for span in spans:
            assert 0 <= span.start <= span.end <= len(block.text)
            if span.start < span.end:
                whole = block.source_span(span)
                in_row = block.kind == "table-row" and span == spans[0]
                assert in_row or block.span.start <= whole.start < whole.end <= block.span.end
        if block.kind == "label-value":
            assert block.label and block.value and block.label.end > block.label.start and block.value.end > block.value.start


def quotes(found: Document) -> list[tuple[str, str, str]]:
    """Of each block: its kind, its clean text (label and value parted by a bar), and what the file has there."""
    shown: list[tuple[str, str, str]] = []
    for block in found.blocks:
        if block.kind == "label-value" and block.label and block.value:
            places = [block.label, block.value]
        elif block.kind == "table-row":
            places = [cell for cell in block.cells if cell.end > cell.start]
        else:
            places = [Span(0, len(block.text))]
        clean = " | ".join(block.text[span.start : span.end] for span in places)
        source = " | ".join(found.text[slice(*block.source_span(span))] for span in places)
        shown.append((block.kind, clean, source))
    return shown


def as_golden(found: Document) -> str:
    """For a golden file: one line for each block, with the quote where it differs from the clean text."""
    lines = [
        f"title {found.title!r} source {found.source!r} published {found.published} language {found.language} kind {found.kind}",
    ]
    for block, (kind, clean, source) in zip(found.blocks, quotes(found), strict=True):
        note = f" {block.level}" if block.level else ""
        over = f"  under {' > '.join(name or '-' for name in block.header)}" if block.header else ""
        lines.append(f"{kind}{note}: {clean!r}{over}")
        if source != clean:
            lines.append(f"    in the file: {source!r}")
    return "\n".join(lines) + "\n"
