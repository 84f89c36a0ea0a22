"""Pages: what is their text, in which blocks, and where each character stands in the markup."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.law import as_golden, check_law, quotes
from tests.read.layouts import KINDS, LABELS, document, pairs

from factcheck.read.document import read_document

SAMPLES = Path(__file__).parent / "samples"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def outline(body: str, head: str = "") -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in document(page(body, head), "a.html").blocks]


def test_a_sample_page_gives_the_blocks_that_were_reviewed(golden) -> None:
    found = document((SAMPLES / "bridge.html").read_bytes(), "bridge.html")
    check_law(found)
    golden("tests/read/samples/bridge.html.txt", as_golden(found))


def test_entities_are_read_and_quoted_whole() -> None:
    found = document(page("<p>caf&eacute; &#38; b&#xE9;b&eacute</p><p>A&nbsp;&notit; &copy2024 &unknown;</p>"), "a.html")
    check_law(found)
    assert quotes(found) == [
        ("paragraph", "café & bébé", "caf&eacute; &#38; b&#xE9;b&eacute"),
        ("paragraph", "A\xa0&notit; ©2024 &unknown;", "A&nbsp;&notit; &copy2024 &unknown;"),
    ]


def test_what_nobody_sees_is_left_out() -> None:
    body = (
        "<p>Seen<span hidden> not</span><span style='display: none'> nor</span><sup class='reference'>[1]</sup>"
        "<!-- no --><script>var a = '<p>no</p>'</script><style>p{}</style><template><p>no</p></template> too.</p>"
    )
    assert outline(body) == [("paragraph", "Seen too.")]


def test_navigation_and_the_like_are_the_sites_own() -> None:
    body = (
        "<nav><a href=a>One</a></nav><div class='cookie-consent'><p>Cookies</p></div><header>Top</header>"
        "<article><header><h1>Title</h1></header><p>Text.</p><div class=comments-area><p>I saw 9.</p></div></article>"
        "<aside><p>Elsewhere</p></aside><footer>Imprint</footer>"
    )
    assert [kind for kind, _ in outline(body)] == ["boilerplate"] * 3 + ["heading", "paragraph"] + ["boilerplate"] * 3


def test_classes_that_say_how_a_page_is_laid_out_hide_nothing() -> None:
    words = "It was opened in 1907 and has two arms. " * 20
    assert outline(f"<div class='has-sidebar no-comments'><p>{words}</p></div>")[0][0] == "paragraph"
    assert outline(f"<div class='sidebar'><p>{words}</p></div>")[0][0] == "paragraph"  # else nothing would be left


def test_a_list_of_links_beside_the_text_is_the_sites_own() -> None:
    items = "".join(f"<li><a href=x>A very long title of another page {n}</a></li>" for n in range(4))
    found = outline(f"<main><p>Text of it.</p><ul>{items}</ul><ul><li><a href=a>Ann Lee</a> as Bo</ul></main>")
    assert [kind for kind, _ in found] == ["paragraph"] + ["boilerplate"] * 4 + ["list-item"]


def test_rows_of_a_name_and_a_value_are_pairs_however_they_are_marked() -> None:
    assert pairs(page("<table><tr><th>Length<td>3 km<tr><td>Toll:</td><td>none</td></table>"), "a.html") == [
        ("Length", "3 km"),
        ("Toll", "none"),
    ]
    assert pairs(page("<dl><dt>Length<dd>3 km<dt>Keepers<dd>Ann Lee<dd>Bo Day</dl>"), "a.html") == [
        ("Length", "3 km"),
        ("Keepers", "Ann Lee\nBo Day"),
    ]
    assert pairs(page("<p><b>Director:</b> Ann Lee<br><b>Music:</b> Bo Day</p>"), "a.html") == [
        ("Director", "Ann Lee"),
        ("Music", "Bo Day"),
    ]
    assert pairs(page("<p><b>Director</b> Ann Lee</p><p><b>Whoever</b> Ann Lee</p>"), "a.html") == [("Director", "Ann Lee")]
    assert pairs(page("<ul><li><b>Depth</b>: 3 m<li><b>Width</b>: 4 m</ul>"), "a.html") == [("Depth", "3 m"), ("Width", "4 m")]
    assert pairs(page("<table><tr><th>Length</th><td>3 km</td><th>Width</th><td>9 m</td></tr></table>"), "a.html") == [
        ("Length", "3 km"),
        ("Width", "9 m"),
    ]


def rows(table: str) -> list[tuple[list[str], tuple[str, ...]]]:
    found = document(page(f"<table>{table}</table>"), "a.html")
    check_law(found)
    return [
        ([block.text[cell.start : cell.end] for cell in block.cells], block.header)
        for block in found.blocks
        if block.kind == "table-row"
    ]


def test_cells_over_several_rows_and_columns_count_in_each() -> None:
    assert rows(
        "<tr><th rowspan=2>Place<th colspan=2>2020<tr><th>Ships<th>Carts"
        "<tr><td rowspan=2>North<td>1<td>2<tr><td>3<td>4<tr><td>South<td colspan=2>none"
    ) == [
        (["North", "1", "2"], ("Place", "2020 Ships", "2020 Carts")),
        (["North", "3", "4"], ("Place", "2020 Ships", "2020 Carts")),
        (["South", "none", "none"], ("Place", "2020 Ships", "2020 Carts")),
    ]


def test_a_first_row_of_words_over_figures_is_a_header() -> None:
    assert rows("<tr><td>Place<td>Ships<td>Carts<tr><td>North<td>1<td>2<tr><td>South<td>3<td>4") == [
        (["North", "1", "2"], ("Place", "Ships", "Carts")),
        (["South", "3", "4"], ("Place", "Ships", "Carts")),
    ]


def test_years_are_no_labels() -> None:
    assert rows("<tr><td>1907<td>opened<tr><td>1950<td>rebuilt") == [(["1907", "opened"], ()), (["1950", "rebuilt"], ())]


def test_a_table_that_frames_a_page_is_no_table() -> None:
    body = "<table><tr><td>Beside</td><td><h1>Title</h1><p>Text.</p><table><tr><th>A<td>b</table></td></tr></table>"
    assert outline(body) == [("paragraph", "Beside"), ("heading", "Title"), ("paragraph", "Text."), ("label-value", "A: b")]


def test_structure_survives_tags_that_nobody_closed() -> None:
    body = "<h1>T<h2>U</h2><p>One<p>Two<ul><li>a<li>b<ul><li>c</ul></ul><b><p>bold</b> still</p><td>stray</div></p>end"
    assert outline(body) == [
        ("heading", "T"),
        ("heading", "U"),
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("list-item", "a"),
        ("list-item", "b"),
        ("list-item", "c"),
        ("paragraph", "bold still"),
        ("paragraph", "stray"),
        ("paragraph", "end"),
    ]


def test_json_ld_gives_pairs_with_their_places_in_the_script() -> None:
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Person", "name": "Ann Lee",'
        '"birthDate": "1907-06-01", "sameAs": ["https://example.org/a"], "children": 2, "spouse": {"@type": "Person",'
        '"name": "Bo \\"B\\" Day", "birthDate": "1905"}, "jobTitle": ["keeper", "clerk"], "image": {"height": 40}, broken</script>'
    )
    found = document(page("<h1>Ann Lee</h1>", head), "a.html")
    check_law(found)
    shown = [(clean, source) for kind, clean, source in quotes(found) if kind == "label-value"]
    assert shown == [
        ("name | Ann Lee", "name | Ann Lee"),
        ("birth date | 1907-06-01", "birthDate | 1907-06-01"),
        ("children | 2", "children | 2"),
        ('spouse | Bo "B" Day', 'spouse | Bo \\"B\\" Day'),
        ("spouse / birth date | 1905", "birthDate | 1905"),
        ("job title | keeper\nclerk", 'jobTitle | keeper", "clerk'),
    ]


def test_what_json_ld_says_of_the_page_makes_no_claims_but_dates_it() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-02-03T10:00:00Z", "author": '
        '{"@type": "Person", "name": "Cy Poe"}, "about": {"@type": "Bridge", "name": "Sallow Bridge", "height": "9 m"}}</script>'
        '<script type="application/ld+json">{"@type": "Organization", "name": "The Paper", "foundingDate": "1850"}</script>'
    )
    text = page("<h1>Sallow Bridge is open</h1><p>Text.</p>", head)
    assert document(text, "a.html").published == "2024-02-03"
    assert pairs(text, "a.html") == [("name", "Sallow Bridge"), ("height", "9 m")]


def test_microdata_gives_pairs() -> None:
    body = (
        '<h1>Ann Lee</h1><div itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann Lee</b>'
        '<p itemprop="address" itemscope itemtype="https://schema.org/PostalAddress">Lives in <i itemprop="addressLocality">Arne'
        '</i></p><time itemprop="birthDate" datetime="1907-06-01">1 June</time><span itemprop="award">A</span>, '
        '<span itemprop="award">B</span></div>'
    )
    assert pairs(page(body), "a.html") == [
        ("name", "Ann Lee"),
        ("address / address locality", "Arne"),
        ("birth date", "1907-06-01"),
        ("award", "A\nB"),
    ]


def test_meta_names_site_day_and_language_and_describes() -> None:
    head = (
        '<title>Short &amp; sweet</title><meta name=description content="A bridge of 3 arms."><meta property="og:site_name" '
        'content="The Register"><meta property="article:published_time" content="2024-02-03"><meta name="twitter:description" '
        'content="It was opened …">'
    )
    found = document(f'<html lang="de-AT"><head>{head}</head><body><p>Text.</p></body></html>', "a.html")
    assert (found.title, found.source, found.published, found.language) == ("Short & sweet", "The Register", "2024-02-03", "de")
    assert [block.text for block in found.blocks if block.kind == "paragraph"] == ["A bridge of 3 arms.", "Text."]


def test_nothing_outside_of_the_file_is_ever_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Director: Nobody")
    text = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><head><link rel=stylesheet href="file://{secret}">'
        f'<script src="file://{secret}"></script></head><body><p>&x; A.</p><iframe src="file://{secret}"></iframe></body></html>'
    )
    assert not [block for block in document(text, "a.html").blocks if "Nobody" in block.text]


_BITS = st.sampled_from(
    "<p>|</p>|<div>|</div>|<div class=nav>|<ul>|</ul>|<li>|</li>|<table>|</table>|<tr>|</tr>|<td>|</td>|<th>|</th>|<td rowspan=3>|"
    "<td colspan=2>|<caption>|</caption>|<thead>|<tbody>|<dl>|</dl>|<dt>|<dd>|<b>|</b>|<a href='x>y'>|</a>|<br>|<br/>|<hr>|<h1>|</h1>|<h2>|"
    "</h2>|<pre>|</pre>|<blockquote>|</blockquote>|<figure>|<figcaption>|<aside>|</aside>|<form>|</form>|<main>|</main>|<header>|"
    "</header>|<span hidden>|</span>|<script>|</script>|<title>|</title>|<!--|-->|<![CDATA[|]]>|<!|<?|<|>|&|&amp;|&nbsp;|&#233;|&#x41;|"
    '&eacute|&NotEqualTilde;|<p title="a>b">|<p title=\'|"|\'|<svg>|</svg>|<div itemscope itemtype=Person>|<i itemprop=name>|</i>|'
    "<meta itemprop=age content='4 &amp; 5'>|<meta name=description content='A &lt; b'>|"
    '<script type="application/ld+json">{"name": "A\\u00e9 \\n", "b": {"c": [1, "x", {"name": "y"}]}}</script>|'
    '{"a": "b"|Director: |Ann Lee|words that go on and on. |3 km|\n|  |\t|é😀|\xa0|\xad|\ufeff|\u202e|\x00|</|Label: value'.split(
        "|"
    )
)


@settings(max_examples=400)
@given(st.lists(_BITS, max_size=60).map("".join))
def test_whatever_the_markup_every_clean_character_is_its_source_character(text: str) -> None:
    if "\0" not in text:
        found, _ = read_document("a.html", text.encode(), labels=LABELS, kinds=KINDS)
        if found:
            assert found.text == text
            check_law(found)


@settings(max_examples=200)
@given(st.text(max_size=200), st.text(alphabet="<>/!-&;abp \"'=", max_size=200))
def test_any_text_at_all_is_read(one: str, two: str) -> None:
    found, _ = read_document("a.html", (one + two).encode(errors="replace"), labels=LABELS, kinds=KINDS)
    if found:
        check_law(found)


HOSTILE = {
    "tags that never end": "<a " * 50_000,
    "comments that never end": "<!--" * 50_000,
    "ends of tags inside quotation marks": '<a b=" >"' * 50_000,
    "an odd quotation mark": '<a b=" >"' * 50_000 + "<a b='",
    "nested elements": "<div>" * 50_000 + "x",
    "nested elements with text": "<div>x" * 50_000,
    "nested asides": "<aside><p>x" * 10_000 + "</aside>" * 10_000,
    "nested lists": "<ul><li>x" * 15_000,
    "nested tables": "<table><tr><td>x" * 10_000,
    "nested sections": "<section><p>a<p>b" * 10_000 + "</section>" * 10_000,
    "spans of rows and columns": "<table>" + "<tr><td rowspan=500 colspan=100>x" * 5_000,
    "one cell beside all rows": "<table><tr><td rowspan=65000>" + "y" * 1_000_000 + "<tr><td>x" * 10_000,
    "rows of headers": "<table>" + "<tr><th>a<th>b" * 10_000,
    "scripts that never end": "<script>" * 50_000,
    "many attributes": "<p " + "x='1' " * 200_000 + ">a",
    "a long attribute": '<p title="' + "y" * 1_000_000 + '">a',
    "nothing but <": "<" * 500_000,
    "nothing but &": "&" * 500_000,
    "entities": "&amp;" * 200_000,
    "lines": "a<br>" * 50_000,
    "ends without beginnings": "</div>" * 50_000,
    "items of microdata": "<span itemscope itemprop=a>x" * 10_000,
    "properties of microdata": "<div itemscope itemtype=x>" + "<span itemprop=a>x" * 10_000,
    "deep JSON": '<script type="application/ld+json">' + '{"a":' * 50_000 + "</script>x",
    "many JSON lists": '<script type="application/ld+json">' + '[{"a":"b","name":"c"},' * 15_000 + "</script>x",
    "an open JSON string": '<script type="application/ld+json">' + '"a\\' * 200_000 + "</script>x",
    "unclosed bold": "<b><p>x</b>" * 10_000,
    "long classes": "<div class='" + "nav- " * 50_000 + "'>x",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_pages_take_time_in_line_with_their_size(what: str) -> None:
    before = time.process_time()
    document(HOSTILE[what] + "word", "a.html")
    assert time.process_time() - before < 8  # seconds; anything quadratic would take minutes


@pytest.mark.slow
def test_a_page_of_50_megabytes_is_read() -> None:
    part = "<h2>Part</h2><p>It has <b>two</b> arms &amp; one pivot, and was opened in 1907.</p>\n"
    count = 50_000_000 // len(part)
    assert len(document(part * count, "a.html").blocks) == 2 * count
