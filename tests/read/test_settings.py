"""YAML, TOML, INI, properties, variables of an environment, Dockerfiles, descriptions of interfaces, lines of JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.data_files import documents, prose, quotes, read, said
from tests.read.law import check_law

from factcheck.read.formats import is_dotenv, reader_of

YAML = """# Where it listens.
# Behind a proxy.
server:
  port: 8080  # the usual one
  bind: "0.0.0.0"
  motto: >-
    Slow is
    smooth
  quoted: 'it''s'
  escaped: "caf\\u00e9"
limits: [10, 20]
secrets:
  db_password: geheim
copy: &one 5
same: *one
"""


def test_yaml_keys_are_labels_and_comments_speak_of_their_keys() -> None:
    (found,) = documents(YAML, "app.yaml")
    assert found.kind == "configuration"
    assert said(found) == [
        ("server / port", "8080"),
        ("server / bind", "0.0.0.0"),
        ("server / motto", "Slow is smooth"),
        ("server / quoted", "it's"),
        ("server / escaped", "café"),
        ("limits", "10; 20"),
        ("copy", "5"),
    ]
    assert prose(found) == [(("server",), "Where it listens.\nBehind a proxy."), (("server", "port"), "the usual one")]
    assert list(quotes(found))[:5] == ["8080", "0.0.0.0", "Slow is\n    smooth", "it''s", "caf\\u00e9"]


def test_a_yaml_stream_of_records_and_a_list_of_named_things() -> None:
    found = documents("name: North\nheight: 3\n---\nname: South\nheight: 4\n", "a.yaml")
    assert [(d.locator, d.title) for d in found] == [("document 1", "North"), ("document 2", "South")]
    listed = documents("- name: North\n  height: 3\n- name: South\n  height: 4\n", "a.yml")
    assert [(d.locator, d.title, d.kind) for d in listed] == [("[0]", "North", "record"), ("[1]", "South", "record")]


def test_characters_outside_the_plane_and_a_mark_move_no_span() -> None:
    (found,) = documents("\ufeffa: 😀é\nb: 'ö'\n", "a.yaml")
    assert list(quotes(found)) == ["😀é", "ö"]


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "[" * 50_000 + "]" * 50_000,
        "- " * 100_000,
        "? " * 50_000,
        "".join(" " * i + "a:\n" for i in range(2_000)),
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True)),
        "a: 1\n" * 20_000,
        'a: "' + "x" * 1_000_000,
        "a: >\n" + " x" * 200_000,
        "a: !!python/object/apply:os.system [echo]\n",
        "\x00a: 1",
    ],
)
def test_hostile_yaml_is_bounded(text: str) -> None:
    read(text, "a.yaml")


def test_environment_of_a_compose_file() -> None:
    text = 'services:\n  web:\n    ports:\n      - "8080:80"\n    environment:\n      - LOG_LEVEL=info\n      - API_TOKEN=abc\n'
    (found,) = documents(text, "docker-compose.yml")
    assert said(found) == [("services / web / ports", "8080:80"), ("services / web / environment / LOG LEVEL", "info")]


TOML = """title = "ignored as a name"
# Seconds of silence (default: 30).
timeout_seconds = 45   # see below
# old = 3

[network.tls]
enabled = false
ciphers = ["a", 'b']   # two
[[users]]
name = "Ada"
[[users]]
name = "Bo"
[metrics]
at = {host = "h", port = 9_380}
text = \"\"\"
two
lines\"\"\"
"""


def test_toml_sections_are_keys_around_the_settings() -> None:
    (found,) = documents(TOML, "app-config.toml")
    assert said(found)[:5] == [
        ("title", "ignored as a name"),
        ("timeout seconds", "45"),
        ("network / tls / enabled", "false"),
        ("network / tls / ciphers", "a; b"),
        ("users", "Ada; Bo"),
    ]
    assert said(found)[-3:] == [("metrics / at / host", "h"), ("metrics / at / port", "9_380"), ("metrics / text", "two\nlines")]
    assert prose(found) == [
        (("timeout seconds",), "Seconds of silence (default: 30)."),
        (("timeout seconds",), "see below"),
        (("network", "tls", "ciphers"), "two"),
    ]
    assert [found.text[b.span.start : b.span.end] for b in found.blocks if b.kind == "label-value"][1] == "timeout_seconds = 45"


def test_package_metadata_names_the_package_and_leaves_tools_out() -> None:
    text = '[project]\nname = "pier"\nlicense = "MIT"\nrequires-python = ">=3.11"\n[tool.ruff]\nline-length = 88\n'
    (found,) = documents(text, "pyproject.toml")
    assert (found.title, said(found)) == (
        "pier",
        [("project / name", "pier"), ("project / license", "MIT"), ("project / requires python", ">=3.11")],
    )
    (cargo,) = documents('[package]\nname = "pier"\nversion = "2.1.0"\n', "Cargo.toml")
    assert (cargo.title, cargo.kind) == ("pier", "configuration")
    (npm,) = documents('{"name": "pier", "version": "2.1.0", "engines": {"node": ">=18"}}', "package.json")
    assert (npm.title, said(npm)[-1]) == ("pier", ("engines / node", ">=18"))


@pytest.mark.parametrize(
    "text", ["a = ", "a = 1\na = 2\n", "[" * 50_000, "a = " + "[" * 5_000 + "]" * 5_000, "a = 1" + "0" * 5_000]
)
def test_what_is_no_toml_is_an_input_problem(text: str) -> None:
    found, problems = read(text, "a.toml")
    assert found == () or said(found[0])
    assert problems or said(found[0])


INI = """; Example settings.

[server]
port = 9000              ; [8300]
bind = 127.0.0.1         ; behind a proxy
name: "The ; Pier"
; key_file = /etc/key
[cache]
url = https://x.example/#part
empty =
junk
"""


def test_ini_settings_stand_under_their_section() -> None:
    (found,), problems = read(INI, "app.ini")
    assert said(found) == [
        ("server / port", "9000"),
        ("server / bind", "127.0.0.1"),
        ("server / name", "The ; Pier"),
        ("cache / url", "https://x.example/#part"),
    ]
    assert prose(found) == [(("server", "bind"), "behind a proxy")]
    assert [(p.where, p.what) for p in problems] == [("app.ini:11:1", "no setting: 'junk'")]


def test_properties_take_any_sign_and_no_comment_behind_a_value() -> None:
    text = "# The port.\nserver.port=8080\ncache.maxAge : 30 # no comment\ngreeting Hello there\nlong = one \\\n  two\n"
    (found,) = documents(text, "a.properties")
    assert said(found) == [("server port", "8080"), ("cache max Age", "30 # no comment"), ("greeting", "Hello there")]
    assert prose(found) == [(("server port",), "The port.")]


def test_variables_of_an_environment_without_its_secrets() -> None:
    text = '# Port it listens on.\nexport PORT=8080   # usual\nDB_PASSWORD=geheim\nAPI_KEY="abc"\nTOKEN_TTL=30\nMOTTO="a \\"b\\""\nEMPTY=\n'
    (found,) = documents(text, ".env.example")
    assert said(found) == [("PORT", "8080"), ("TOKEN TTL", "30"), ("MOTTO", 'a "b"')]
    assert list(quotes(found))[-1] == 'a \\"b\\"'
    assert is_dotenv(".env") and is_dotenv(".env.local") and not is_dotenv(".envrc")


def test_a_dockerfile_sets_variables_and_opens_ports() -> None:
    text = (
        "# What the shop runs on.\nFROM --platform=linux/amd64 python:3.12-slim AS build\nARG VERSION=2.3\n"
        'ENV PORT=8080 \\\n    LOG_LEVEL="info" \\\n    API_TOKEN=abc\nENV HOME_DIR /data\nEXPOSE 8080/tcp 9090\nRUN A=1 make\n'
    )
    (found,) = documents(text, "Dockerfile")
    assert said(found) == [
        ("FROM", "python:3.12-slim"),
        ("VERSION", "2.3"),
        ("PORT", "8080"),
        ("LOG LEVEL", "info"),
        ("HOME DIR", "/data"),
        ("EXPOSE", "8080/tcp"),
        ("EXPOSE", "9090"),
    ]
    assert prose(found) == [(("FROM",), "What the shop runs on.")]
    for name in ("Dockerfile", "x/Dockerfile.dev", "y.dockerfile", "Containerfile"):
        reader = reader_of(name)
        assert reader is not None and reader.name == "dockerfile"


OPENAPI = """openapi: 3.1.0
info: {title: Shop, version: 2.3.0}
paths:
  /orders:
    get:
      parameters:
        - name: limit
          in: query
          description: How many are given at most.
          schema: {type: integer, default: 20, maximum: 100}
components:
  schemas:
    Order:
      properties:
        currency: {type: string, default: EUR}
        next: {$ref: "https://elsewhere.example/never-followed"}
"""


def test_defaults_of_an_interface_are_values_of_its_parameters() -> None:
    (found,) = documents(OPENAPI, "openapi.yaml")
    assert found.title == "Shop"
    assert said(found) == [
        ("title", "Shop"),
        ("version", "2.3.0"),
        ("/orders / get / limit", "20"),
        ("/orders / get / limit / maximum", "100"),
        ("Order / currency", "EUR"),
    ]
    assert prose(found) == [(("/orders", "get", "limit"), "How many are given at most.")]
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "properties": {
            "timeout": {"type": "integer", "default": 30, "description": "In seconds."},
            "tags": {"default": ["a", "b"]},
        },
    }
    (described,) = documents(json.dumps(schema), "x.json")
    assert said(described) == [("timeout", "30"), ("tags", "a; b")]


def test_a_line_with_a_text_is_prose_with_what_stands_beside_it() -> None:
    lines = [
        {
            "title": "Harbour Lights",
            "url": "https://x.example/1",
            "date": "2024-05-01T10:00:00Z",
            "source": "Harbour Weekly",
            "text": 'Mara Quist made "Lights" in 2019.\n\nIt runs 117 minutes, says the harbour master.',
        },
        {"metadata": {"title": "The Pier", "language": "fr"}, "text": "Le film dure 95 minutes, selon le capitaine du port."},
    ]
    found = documents("\n".join(map(json.dumps, lines)) + "\n", "pages.jsonl")
    assert [(d.locator, d.title, d.source, d.url, d.published, d.language, d.structured) for d in found] == [
        ("line 1", "Harbour Lights", "Harbour Weekly", "https://x.example/1", "2024-05-01", "en", False),
        ("line 2", "The Pier", "pages", None, None, "fr", False),
    ]
    assert [b.text for b in found[0].blocks] == [
        'Mara Quist made "Lights" in 2019.',
        "It runs 117 minutes, says the harbour master.",
    ]
    spans = [found[0].text[b.span.start : b.span.end] for b in found[0].blocks]
    assert spans[0] == 'Mara Quist made \\"Lights\\" in 2019.'


def test_a_broken_line_leaves_the_others() -> None:
    found, problems = read('{"name": "North", "m": 3}\n{"name": \n\n{"name": "South", "m": 4}\n', "a.jsonl")
    assert [(d.locator, d.title) for d in found] == [("line 1", "North"), ("line 4", "South")]
    assert [(p.where, p.severity) for p in problems] == [("a.jsonl:2:10", "input")]


def test_locked_dependencies_are_nobodys_statements() -> None:
    assert reader_of("package-lock.json") is None
    assert reader_of("pnpm-lock.yaml") is None


ANY = st.text(alphabet="ab:=#;[]{}\"'-> |&*!\\\n\t1.é", max_size=60)


@pytest.mark.parametrize("path", ["a.yaml", "a.toml", "a.ini", "a.properties", ".env", "Dockerfile", "a.jsonl"])
@given(text=ANY)
def test_no_text_breaks_a_reader(path: str, text: str) -> None:
    found, _ = read(text + "x", path)
    for document in found:
        check_law(document)
