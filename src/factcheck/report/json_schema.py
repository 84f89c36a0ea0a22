"""The JSON Schema of a report, version 1, written by hand: it is a promise to readers, not a mirror of the writer.

The promise: every key named here stays, with its type and meaning, as long as the report calls itself version 1. Keys may be
added within a version, so what is published lets further ones pass and readers leave aside what they do not know; a key that
goes, or comes to mean another thing, makes version 2. Tests hold our own reports against the closed form.
"""

from __future__ import annotations

from typing import Any

from factcheck.model.finding import KINDS

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
TEXTS: Schema = {"type": "array", "items": TEXT}
COUNT: Schema = {"type": "integer", "minimum": 0}
PLACE: Schema = {"type": "integer", "minimum": 1}
YES_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
NUMBER: Schema = {"type": "string", "pattern": r"^-?\d+(\.\d+)?$"}
SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
NAME_SETS = tuple(f"{kind}-set" for kind in "person organisation place country language title character term".split())


def schema(*, closed: bool = False) -> Schema:
    """The schema as a new dict, fit for `json.dumps`; `closed`, objects may have no other keys than those named."""
    made = _schema()
    return made if closed else _opened(made)


def _opened(tree: Any) -> Any:
    if isinstance(tree, list):
        return [_opened(one) for one in tree]
    if isinstance(tree, dict):
        return {key: _opened(value) for key, value in tree.items() if (key, value) != ("additionalProperties", False)}
    return tree


def _schema() -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:factcheck:report:1",
        "title": "factcheck report, version 1",
        **_object(
            schema={"const": "factcheck/report/1"},
            packs=_list(_object(name=TEXT, version=TEXT, sha256=SHA256)),
            documents=_list(_ref("document")),
            subjects=_list(_object(id=_id("s"), type=TEXT, name=TEXT, aliases=TEXTS)),
            claims=_list(_ref("claim")),
            clusters=_list(_ref("cluster")),
            findings=_list(_ref("finding")),
            problems=_list(_object(severity=_one_of("input", "limit"), where=TEXT, what=TEXT, hint=TEXT)),
            notes=_list(_note()),
            compared=_or_null(_compared()),
            summary=_ref("summary"),
        ),
        "$defs": {
            "document": _document(),
            "name": _object(text=TEXT, key=TEXT, note=TEXT),
            "date": _date(),
            "quantity": _quantity(),
            "value": {"oneOf": [_ref("date"), _ref("quantity"), *_other_values()]},
            "qualifiers": _qualifiers(),
            "evidence": _evidence(),
            "claim": _claim(),
            "cluster": _cluster(),
            "finding": _finding(),
            "levels": _object(error=COUNT, warning=COUNT, note=COUNT),
            "summary": _summary(),
        },
    }


def _object(**properties: Schema) -> Schema:
    """An object that has exactly these keys. A trailing `_` is no part of a key (`from_`)."""
    named = {key.rstrip("_"): value for key, value in properties.items()}
    return {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}


def _list(items: Schema, least: int = 0) -> Schema:
    made: Schema = {"type": "array", "items": items}
    return made | {"minItems": least} if least else made


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(*words: str) -> Schema:
    return {"enum": list(words)}


def _id(letter: str) -> Schema:
    return {"type": "string", "pattern": f"^{letter}[1-9][0-9]*$"}


def _document() -> Schema:
    return _object(
        id=_id("d"),
        path=TEXT,
        locator=_or_null(TEXT),
        source=TEXT,
        kind=TEXT,
        kind_because=TEXT,
        title=TEXT,
        url=_or_null(TEXT),
        published=_or_null(TEXT),
        sha256=SHA256,
        language=TEXT,
        subjects=_list(_id("s")),
    )


def _value(type: Schema, **more: Schema) -> Schema:
    return _object(type=type, text=TEXT, canonical=TEXTS, **more)


def _date() -> Schema:
    return _value(
        {"const": "date"},
        start=DAY,
        end=DAY,
        precision=_one_of(*"day month season quarter year part decade range".split()),
        bound=_one_of("exact", "about", "until", "from"),
    )


def _quantity() -> Schema:
    return _value(
        {"const": "quantity"},
        low=_or_null(NUMBER),
        high=_or_null(NUMBER),
        unit=TEXT,
        step=NUMBER,
        about=YES_NO,
        counted=TEXT,
    )


def _other_values() -> list[Schema]:
    figure: Schema = {"oneOf": [_ref("date"), _ref("quantity")]}
    repair = _object(replacement=TEXT, value=figure, because=TEXTS)
    return [
        _value(_one_of(*NAME_SETS), complete=_one_of("yes", "no", "unknown"), cue=TEXT, members=_list(_ref("name"))),
        _value({"const": "relation"}, word=TEXT, anchors=_list(_ref("name"))),
        _value({"const": "yes-no"}, yes=YES_NO),
        _value({"const": "text"}),
        _value({"const": "calculation"}, kind=TEXT, stated=figure, operands=_list(figure), weekday=_or_null(COUNT)),
        _value(
            {"const": "event"},
            deed=TEXT,
            agents=_list(_ref("name")),
            patient=_or_null(_ref("name")),
            matter=TEXTS,
            denied=YES_NO,
        ),
        _value({"const": "malformed"}, would_be=TEXT, why=TEXT, repairs=_list(repair)),
    ]


def _qualifiers() -> Schema:
    """An open map: packs declare its dimensions."""
    one = _object(value=TEXT, from_=_one_of("explicit", "inherited", "default"))
    return {"type": "object", "additionalProperties": one}


def _evidence() -> Schema:
    place = {"type": "integer", "minimum": 1}
    made = _object(
        path=TEXT,
        start=COUNT,
        end=place,
        line=place,
        column=place,
        quote={"type": "string", "minLength": 1},
        prefix=TEXT,
        suffix=TEXT,
        parts=_list(_object(role=TEXT, start=COUNT, end=place)),
    )
    made["properties"]["page"] = place  # of a file that has pages; offsets and lines count within it
    return made


def _claim() -> Schema:
    return _object(
        id=_id("c"),
        document=_id("d"),
        source=TEXT,
        subject=_id("s"),
        attribute=TEXT,
        value=_ref("value"),
        qualifiers=_ref("qualifiers"),
        polarity=_one_of("affirmed", "denied"),
        evidence=_ref("evidence"),
        extractor=TEXT,
        rule=TEXT,
        steps=TEXTS,
    )


def _cluster() -> Schema:
    return _object(
        id=_id("k"),
        subject=_id("s"),
        attribute=TEXT,
        qualifiers=_ref("qualifiers"),
        claims=_list(_id("c"), 1),
        verdict=_one_of("agree", "disagree", "incomparable", "ambiguous", "single"),
        reason=TEXT,
    )


def _finding() -> Schema:
    probability = {"type": "number", "minimum": 0, "maximum": 1}
    edit = _object(path=TEXT, start=COUNT, end=COUNT, replacement=TEXT, because=TEXT)
    position = _object(value=TEXT, sources=_list(TEXT, 1), claims=_list(_id("c"), 1), probability=_or_null(probability))
    return _object(
        id=_finding_id(),
        code={"type": "string", "pattern": "^FC[0-9]{3}$"},
        kind=_one_of(*dict.fromkeys(kind for kind, _ in KINDS.values()), "housekeeping"),
        level=_one_of("error", "warning", "note"),
        status=_one_of("new", "known", "widened", "suppressed"),
        subject=_id("s"),
        attribute=TEXT,
        cluster=_or_null(_id("k")),
        summary=TEXT,
        reason=TEXT,
        positions=_list(position, 1),
        context=_list(_object(role=TEXT, claims=_list(_id("c"), 1))),
        favoured=_or_null(_object(position=COUNT, because=TEXT)),
        repair=_or_null(edit),
        further_repairs=_list(edit),
        derivation=_or_null(TEXT),
        trail=TEXTS,
        accepted=_or_null(
            _object(
                id=_finding_id(),
                reason=_or_null(TEXT),
                expires=_or_null(TEXT),
                change=_one_of("same", "shrunk", "moved", "grown"),
            )
        ),
        was=_or_null(_object(id=_finding_id(), values=TEXTS)),
        changed=_list(_id("c")),
        suppression=_or_null(
            _object(kind=_one_of("document", "configuration"), reason=TEXT, until=_or_null(TEXT), path=TEXT, line=_or_null(PLACE))
        ),
        lapsed=_or_null(
            _object(kind=_one_of("accepted", "suppressed"), reason=_or_null(TEXT), until=DAY, id=_or_null(_finding_id()))
        ),
    )


def _finding_id() -> Schema:
    return {"type": "string", "pattern": "^fc1-[0-9a-f]{16}$"}


def _note() -> Schema:
    return _object(
        id=_finding_id(), code={"type": "string", "pattern": "^FC9[0-9]{2}$"}, path=TEXT, line=_or_null(PLACE), what=TEXT, hint=TEXT
    )


def _compared() -> Schema:
    gone = _object(id=_finding_id(), code=TEXT, key=TEXT, values=TEXTS, reason=TEXT)
    return _object(kind=_one_of("baseline", "since"), against=TEXT, accepted=COUNT, unreviewed=COUNT, gone=_list(gone))


def _summary() -> Schema:
    return _object(
        documents=COUNT,
        claims=COUNT,
        compared=COUNT,
        agreed=COUNT,
        abstained=COUNT,
        single=COUNT,
        findings=_ref("levels"),
        new=_ref("levels"),
        known=COUNT,
    )
