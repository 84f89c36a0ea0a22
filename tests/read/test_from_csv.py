from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.data_files import documents, prose, quotes, read, rows, said

from factcheck.read.csv_rows import read_rows
from factcheck.read.reading import RecordMap

FILMS = "title,year,director,runtime_min\nHarbour Lights,2019,Mara Quist,117\nThe Pier,2021,Ivo Brandt,95\n"


def test_rows_with_names_are_documents() -> None:
    found = documents(FILMS, "films.csv")
    assert [(d.locator, d.title) for d in found] == [("row 2", "Harbour Lights"), ("row 3", "The Pier")]
    assert rows(found[0]) == [{"title": "Harbour Lights", "year": "2019", "director": "Mara Quist", "runtime min": "117"}]
    assert list(quotes(found[1])) == ["The Pier", "2021", "Ivo Brandt", "95"]
    assert found[0].text is found[1].text
    assert "each row is about its own `title`" in found[0].kind_because


def test_a_table_by_territory_is_one_document() -> None:
    (found,) = documents("territory,release_date\nFrance,2019-05-14\nGermany,2019-05-23\n", "a.csv")
    assert (found.locator, found.title) == (None, "")
    assert [b.path for b in found.blocks] == [("territory: France",), ("territory: Germany",)]
    assert rows(found)[0] == {"": "France", "release date": "2019-05-14"}


@pytest.mark.parametrize(
    ("header", "row", "path"),
    [
        ("year,staff", "2020,40", ("year: 2020",)),
        ("report_date,staff", "2020-01-31,40", ("report date: 2020-01-31",)),
        ("version,limit", "2.3,40", ("version: 2.3",)),
        ("category,seats", "stalls,40", ("category: stalls",)),
    ],
)
def test_keys_of_a_table_stand_in_the_path(header: str, row: str, path: tuple[str, ...]) -> None:
    (found,) = documents(f"{header}\n{row}\n", "a.csv")
    assert found.blocks[0].path == path


def test_further_columns_tell_rows_apart_that_the_keys_do_not() -> None:
    text = "territory,deaths,basis\nNorfolk,100,final\nNorfolk,95,provisional\n"
    (found,) = documents(text, "a.csv")
    assert [b.path for b in found.blocks] == [
        ("territory: Norfolk", "basis: final"),
        ("territory: Norfolk", "basis: provisional"),
    ]


def test_one_name_in_several_rows_is_told_apart_by_the_year() -> None:
    text = "recipient,year,award\nAda Roy,1925,Medal\nAda Roy,1949,Prize\nBo Day,1950,Prize\n"
    assert [d.blocks[0].path for d in documents(text, "a.csv")] == [("year: 1925",), ("year: 1949",), ()]


def test_sources_objects_attributes_and_values_in_columns() -> None:
    text = (
        "source,object,attribute,value,unit\n"
        "Atlas,North Bridge,length,330,m\n"
        "Guide,North Bridge,length,331,m\n"
        "Atlas,North Bridge,opened,1999-05-03,\n"
        "Guide,North Bridge,lanes,4,\n"
    )
    found = documents(text, "claims.csv")
    assert [(d.locator, d.source, d.title, said(d)) for d in found] == [
        ("rows 2 to 4", "Atlas", "North Bridge", [("length", "330 m"), ("opened", "1999-05-03")]),
        ("rows 3 to 5", "Guide", "North Bridge", [("length", "331 m"), ("lanes", "4")]),
    ]


def test_items_with_their_units_are_attributes_of_the_one_who_is_named_in_every_row() -> None:
    text = (
        "issuer,period,item,unit,value\n"
        "Tarn Foods,2022,turnover,SEK million,310\n"
        "Tarn Foods,2022,dairies,count,7\n"
        "Tarn Foods,2023,turnover,SEK million,342\n"
    )
    (one,) = documents(text, "filing.csv")
    assert (one.title, said(one)) == (
        "Tarn Foods",
        [
            ("period: 2022 / turnover SEK million", "310"),
            ("period: 2022 / dairies", "7"),
            ("period: 2023 / turnover SEK million", "342"),
        ],
    )


def test_a_list_of_items_with_prices_is_a_record_for_each() -> None:
    found = documents("item,colour,value,unit\nLamp,red,30,EUR\nDesk,oak,410,EUR\n", "prices.csv")
    assert [d.title for d in found] == ["Lamp", "Desk"]


def test_the_user_says_which_column_is_what() -> None:
    text = "who,what,prop,val,yr\nAtlas,North,len,330,1999\nGuide,North,len,331,2001\n"
    mapping = RecordMap(subject="what", source="who", attribute="prop", value="val", qualifiers=("yr",))
    found = documents(text, "a.csv", mapping)
    assert [(d.source, d.title, said(d)) for d in found] == [
        ("Atlas", "North", [("yr: 1999 / len", "330")]),
        ("Guide", "North", [("yr: 2001 / len", "331")]),
    ]
    assert "columns as configured" in found[0].kind_because
    (table,) = documents("name,staff\nNorth,4\nSouth,5\n", "b.csv", RecordMap(subject="-", qualifiers=("name",)))
    assert [b.path for b in table.blocks] == [("name: North",), ("name: South",)]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_rows(separator: str) -> None:
    text = FILMS.replace(",", separator)
    assert [d.title for d in documents(text, "a.csv")] == ["Harbour Lights", "The Pier"]


def test_decimal_commas_are_read_where_semicolons_separate() -> None:
    (found,) = documents("year;revenue\n2019;1.038,5\n2020;43,7\n", "a.csv")
    assert [r["revenue"] for r in rows(found)] == ["1,038.5", "43.7"]
    assert list(quotes(found)) == ["2019", "1.038,5", "2020", "43,7"]
    assert "decimal comma" in found.kind_because


def test_quoted_cells_hold_separators_breaks_and_quotation_marks() -> None:
    text = 'title,note\n"Lights, ""Harbour""","two\nlines"\nPier,one\n'
    found = documents(text, "a.csv")
    assert rows(found[0]) == [{"title": 'Lights, "Harbour"', "note": "two\nlines"}]
    assert list(quotes(found[0])) == ['Lights, ""Harbour""', "two\nlines"]


def test_sentences_in_a_cell_are_prose() -> None:
    plot = "A keeper finds a boat on the rocks. Nobody on the island will say whose boat it is."
    found = documents(f'title,plot\nHarbour Lights,"{plot}"\nPier,\n', "a.csv")
    assert prose(found[0]) == [(("plot",), plot)]


def test_a_unit_of_the_row_goes_to_the_header_of_its_number() -> None:
    found = documents("name,price,currency\nNorth,5,EUR\nSouth,6,USD\n", "a.csv")
    assert rows(found[0]) == [{"name": "North", "price EUR": "5"}]


def test_formulas_and_rows_that_do_not_fit_are_reported_and_not_read() -> None:
    text = 'name,height,width\nNorth,=A1+2,3\nSouth,4,5,6,7\nEast,"@SUM(A1)",-3\n'
    found, problems = read(text, "a.csv")
    assert [rows(d) for d in found] == [[{"name": "North", "width": "3"}], [{"name": "East", "width": "-3"}]]
    assert [(p.where, p.what) for p in problems] == [
        ("a.csv:2:7", "a formula is not computed: '=A1+2'"),
        ("a.csv:3:1", "a row of 5 cells under 3 headers is not read"),
        ("a.csv:4:6", "a formula is not computed: '@SUM(A1)'"),
    ]


def test_two_columns_without_a_header_are_labels_and_values() -> None:
    (found,) = documents("Length,330 m\nOpened,1999\nLanes,4\n330,4\n", "a.csv", None)
    assert found.title == ""


def test_a_mark_that_nothing_closes_is_a_letter() -> None:
    found, problems = read('name,size\n"North,4\nSouth,5\n', "a.csv")
    assert [d.title for d in found] == ['"North', "South"]
    assert "nothing closes" in problems[0].what


@pytest.mark.parametrize("text", ['"' * 200_000, 'a,"' * 100_000, "," * 200_000, '""\n' * 100_000, "a\r" * 100_000])
def test_hostile_cells_cost_no_more_than_their_length(text: str) -> None:
    read(text, "a.csv")


def test_a_hundred_thousand_rows_share_one_text() -> None:
    text = "name,height\n" + "".join(f"thing {i},{i}\n" for i in range(20_000))
    found = documents(text, "a.csv")
    assert len(found) == 20_000
    assert all(d.text is found[0].text for d in found)
    assert len({d.key for d in found}) == 20_000


CELLS = st.text(alphabet='ab1,;"\n é', max_size=8)


@given(table=st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_rows_are_what_the_standard_parser_reads(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    found = read_rows(out.getvalue(), ",")
    assert [[cell.words(out.getvalue()) for cell in row] for row in found.rows] == table


@given(text=st.text(alphabet='ab1,;"\t|\n\r=é', max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text + " ", "a.csv")
    read(text + " ", "a.tsv")
