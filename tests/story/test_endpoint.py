"""The adjudicator over HTTP, against a real server on this machine, faults included."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tests.story.reading import narrative, page

import factcheck
from factcheck.config import AdjudicatorSetting, Settings, load_settings
from factcheck.errors import ConfigError
from factcheck.story.adjudicate import Answer, Unanswered
from factcheck.story.endpoint import MOST_BYTES, Endpoint


def said(content: str) -> bytes:
    """An answer of the protocol."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


class Server(ThreadingHTTPServer):
    """Answers every request alike and remembers them."""

    daemon_threads = True
    status, body, delay_s = 200, said('{"verdict": "clash", "reason": "one dies"}'), 0.0

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[tuple[str, dict[str, str], dict]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append((self.path, dict(self.headers), sent))
        time.sleep(self.server.delay_s)
        self.send_response(self.server.status)
        if self.server.status in (301, 302):
            self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *args: object) -> None:
        """Nothing: the tests' output is theirs."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as made:
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


def endpoint(server: Server, **more) -> Endpoint:
    return Endpoint(server.url, "judge-1", timeout_s=more.pop("timeout_s", 5.0), **more)


def test_a_clear_answer_is_taken(server):
    assert endpoint(server).compare("He dies.", "He lives.") == Answer("clash", "one dies")
    (path, _, sent) = server.requests[0]
    assert path == "/v1/chat/completions"
    assert sent["model"] == "judge-1" and sent["temperature"] == 0
    assert json.loads(sent["messages"][1]["content"]) == {"first": "He dies.", "second": "He lives."}


def test_words_around_the_object_do_no_harm(server):
    server.body = said('Sure:\n```json\n{"verdict": "Support", "reason": "same\\n events"}\n```')
    assert endpoint(server).compare("a", "b") == Answer("support", "same events")


FAULTS = [
    ("nonsense", 200, b"<html>", "not understood"),
    ("an empty body", 200, b"", "not understood"),
    ("no choices", 200, b'{"choices": []}', "not understood"),
    ("a refusal in words", 200, said("I cannot help with that."), "a refusal"),
    ("a refusal by the protocol", 200, b'{"choices": [{"message": {"content": null, "refusal": "no"}}]}', "an empty answer"),
    ("another verdict", 200, said('{"verdict": "maybe"}'), "names no verdict"),
    ("a list", 200, said("[1, 2]"), "a refusal"),
    ("deep nesting", 200, said("{" + "[" * 100_000), "a refusal"),
    ("too long", 200, b" " * (MOST_BYTES + 1), "too long"),
    ("not allowed", 401, b"{}", "HTTP status 401"),
    ("overloaded", 503, b"", "HTTP status 503"),
    ("a redirect", 302, b"", "HTTP status 302"),
]


@pytest.mark.parametrize(("status", "body", "why"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_what_is_no_clear_answer_is_none(server, status, body, why):
    server.status, server.body = status, body
    answer = endpoint(server).compare("a", "b")
    assert isinstance(answer, Unanswered)
    assert why in answer.why


def test_a_slow_answer_is_none(server):
    server.delay_s = 1.0
    answer = endpoint(server, timeout_s=0.2).compare("a", "b")
    assert answer == Unanswered("no answer in 0.2 s")


def test_nobody_there_is_no_answer():
    answer = Endpoint("http://127.0.0.1:9/v1", "judge-1", timeout_s=1).compare("a", "b")
    assert isinstance(answer, Unanswered) and "no connection" in answer.why


def test_the_key_comes_from_the_environment_and_is_needed(server, monkeypatch):
    monkeypatch.delenv("JUDGE_KEY", raising=False)
    asked = endpoint(server, key_env="JUDGE_KEY")
    assert asked.compare("a", "b") == Unanswered("the environment has no JUDGE_KEY")
    monkeypatch.setenv("JUDGE_KEY", "s3cret")
    assert isinstance(asked.compare("a", "b"), Answer)
    assert server.requests[0][1]["Authorization"] == "Bearer s3cret"


def test_answers_are_kept_by_content_and_need_no_network_again(server, tmp_path):
    cache = tmp_path / "answers.jsonl"
    first = endpoint(server, cache=cache)
    first.compare("a", "b")
    first.save()
    server.status = 500
    again = endpoint(server, cache=cache)
    assert again.compare("a", "b") == Answer("clash", "one dies")
    assert isinstance(again.compare("a", "c"), Unanswered)
    assert len(server.requests) == 2


def test_a_fault_is_not_kept(server, tmp_path):
    server.body = b"<html>"
    asked = endpoint(server, cache=tmp_path / "answers.jsonl")
    asked.compare("a", "b")
    asked.save()
    assert not (tmp_path / "answers.jsonl").exists()


def test_a_damaged_cache_is_left_aside(server, tmp_path):
    cache = tmp_path / "answers.jsonl"
    cache.write_bytes(b'\xff{"key"\n[1]\n{"verdict": "clash", "key": 3}\n')
    assert isinstance(endpoint(server, cache=cache).compare("a", "b"), Answer)


OPENING = "Ada Lane meets Ivo Brandt. Tom Reed hires Ada Lane. Mara Quist warns Ivo Brandt. "
INPUTS = [
    factcheck.Input("a.md", page(OPENING + "In the end Ivo Brandt drowns in the lake.")),
    factcheck.Input("b.md", page(OPENING + "In the end Ivo Brandt is alive.")),
]


def audited(server: Server, tmp_path: Path):
    asked = AdjudicatorSetting(server.url, "judge-1", timeout_s=2.0, cache=tmp_path / "answers.jsonl")
    return factcheck.audit(INPUTS, Settings(adjudicator=asked))


def test_a_run_asks_once_names_the_model_and_is_the_same_run_again(server, tmp_path):
    first = audited(server, tmp_path)
    server.status = 500
    again = audited(server, tmp_path)
    assert first.to_json() == again.to_json()
    assert len(server.requests) == 1
    assert f"judge-1 at {server.url.split('/')[2]}: clash" in narrative(first)[0].reason


@pytest.mark.parametrize(("status", "body"), [(200, b"nonsense"), (500, b"")])
def test_faults_leave_the_deterministic_verdict(server, tmp_path, status, body):
    server.status, server.body = status, body
    report = audited(server, tmp_path)
    assert [f.id for f in narrative(report)] == [f.id for f in narrative(factcheck.audit(INPUTS))]
    assert any("did not answer" in p.what for p in report.problems)


def test_without_a_setting_nobody_is_asked(server):
    factcheck.audit(INPUTS)
    assert server.requests == []


def test_the_setting_comes_from_the_configuration_file(tmp_path):
    (tmp_path / "factcheck.toml").write_text('[adjudicator]\nurl = "http://localhost:8080/v1"\nmodel = "m"\ntimeout-s = 5.0\n')
    asked = load_settings(tmp_path).adjudicator
    assert asked is not None and (asked.url, asked.model, asked.timeout_s) == ("http://localhost:8080/v1", "m", 5.0)
    assert asked.cache is not None and asked.cache.name == ".factcheck-adjudicator.jsonl"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('url = "ftp://x"\nmodel = "m"', "http:// or https://"),
        ('model = "m"', '"url" is missing'),
        ('url = "http://x"\nmodel = "m"\nmodle = "n"', 'did you mean "model"'),
    ],
)
def test_faults_of_the_setting_are_told(tmp_path, line, fault):
    (tmp_path / "factcheck.toml").write_text(f"[adjudicator]\n{line}\n")
    with pytest.raises(ConfigError, match=fault):
        load_settings(tmp_path)
