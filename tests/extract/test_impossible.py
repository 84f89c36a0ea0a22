"""Figures that cannot be, whatever the document is about: degrees that no place has."""

from __future__ import annotations

import json

import pytest
from tests.audits import audit_pages


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("a.json", json.dumps({"name": "North Pier", "location": {"latitude": 144.0775, "longitude": 3.02}}), "144.0775"),
        ("a.csv", "station,lat,lon\nNorth,51.5,-0.1\nSouth,-91.25,12\n", "-91.25"),
        ("a.txt", "North Pier\n\nHeight: 12 m\nLatitude: 51.2\nLongitude: 183.5°\nOpened: 1999\n", "183.5"),
    ],
)
def test_a_latitude_or_longitude_that_no_place_has_is_malformed(name: str, text: str, written: str) -> None:
    report = audit_pages({name: text})
    (finding,) = report.findings
    assert finding.code == "FC301"
    claim = report.claims[finding.positions[0].claims[0]]
    assert claim.evidence.quote == written
    assert text[claim.evidence.span.start : claim.evidence.span.end] == written


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "North Pier", "latitude": 90, "longitude": -180.0}',
        '{"name": "North Pier", "lat": "51° 30\' N", "lon": 12}',
        '{"name": "North Pier", "latitude_km": 120, "plat": 144}',
    ],
)
def test_what_can_be_is_left_alone(text: str) -> None:
    assert not audit_pages({"a.json": text}).findings


def test_what_an_estimate_says_is_compared_as_one() -> None:
    pages = {
        "a.json": '{"title": "Harbour Lights", "director": "Mara Quist", "budget": "$57 million (estimated)"}',
        "b.json": '{"title": "Harbour Lights", "director": "Mara Quist", "budget": "$47 million"}',
    }
    assert [f.attribute for f in audit_pages(pages).findings] == ["budget"]


def test_what_all_items_of_a_list_have_tells_none_apart() -> None:
    copies = [
        {"element": "35mm positive", "version": "theatrical", "duration": "1:35:00"},
        {"element": "35mm positive", "version": "extended", "duration": "1:48:00"},
    ]
    page = {"title": "Harbour Lights", "director": "Mara Quist", "holdings": copies}
    report = audit_pages({"a.json": json.dumps(page)})
    found = [
        (c.value.canonical, c.qualifier("version"), c.qualifier("note")) for c in report.claims if c.attribute == "running_time"
    ]
    assert found == [(("95 min",), "theatrical", None), (("108 min",), "extended", None)]
