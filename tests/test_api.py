"""The library: `factcheck.audit` on paths and on documents in memory, what it raises, and what its report holds."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.audits import film_page
from tests.commands import dispute, environment, film, write

import factcheck
from factcheck.config import SourceSetting


@pytest.fixture
def inputs() -> list[factcheck.Input]:
    return [factcheck.Input(f"{n}.md", film_page(n).encode()) for n in (117, 171)]


def test_a_folder_is_audited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    dispute(tmp_path / "docs")
    report = factcheck.audit(["docs"])
    assert [d.path for d in report.documents] == ["docs/a.md", "docs/b.md", "docs/c.md"]
    assert [f.code for f in report.findings] == ["FC101"]


def test_one_path_needs_no_list_and_may_be_a_path(tmp_path: Path) -> None:
    docs = dispute(tmp_path / "docs")
    settings = factcheck.Settings(root=tmp_path)
    one = factcheck.audit(str(docs), settings).to_json()
    assert one == factcheck.audit(docs, settings).to_json() == factcheck.audit([docs], settings).to_json()


def test_without_settings_the_nearest_configuration_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dispute(tmp_path / "docs")
    (tmp_path / "factcheck.toml").write_text('[[sources]]\nmatch = "docs/b.md"\nname = "The Foghorn"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path / "docs")
    assert {d.path: d.source for d in factcheck.audit(["."]).documents}["docs/b.md"] == "The Foghorn"


def test_documents_in_memory_are_audited(inputs: list[factcheck.Input]) -> None:
    report = factcheck.audit(inputs)
    assert [d.path for d in report.documents] == ["117.md", "171.md"]
    (finding,) = report.findings
    assert isinstance(finding, factcheck.Finding)
    assert (finding.code, finding.attribute, {p.value for p in finding.positions}) == (
        "FC101",
        "running_time",
        {"117 min", "171 min"},
    )


def test_inputs_may_come_from_a_generator(inputs: list[factcheck.Input]) -> None:
    assert factcheck.audit(i for i in inputs).to_json() == factcheck.audit(inputs).to_json()


def test_the_subject_may_be_given() -> None:
    text = "Everybody agrees that the film runs {} minutes, more or less.\n\nNobody has seen the movie in one go, and the film knows it.\n"
    given = [factcheck.Input(f"{n}.txt", text.format(n).encode(), subject="Harbour Lights") for n in (117, 171)]
    assert [f.summary for f in factcheck.audit(given).findings] == ["Harbour Lights: running time: 117 min against 171 min"]
    assert not factcheck.audit([factcheck.Input(i.name, i.data) for i in given]).findings


def test_the_ending_of_a_name_tells_the_format() -> None:
    text = b"# Harbour Lights\n\nHarbour Lights is a film. The film was edited by **Mara Quist**.\n"
    formats = {d.path: d.format for d in factcheck.audit([factcheck.Input("a.md", text), factcheck.Input("b.txt", text)]).documents}
    assert formats == {"a.md": "markdown", "b.txt": "text"}


def test_settings_hold_for_documents_in_memory(inputs: list[factcheck.Input]) -> None:
    settings = factcheck.Settings(
        sources=(SourceSetting("171.*", "The Foghorn", "record", 9.0),), authorities=(("running_time", "117"),)
    )
    report = factcheck.audit(inputs, settings)
    document = report.documents[1]
    assert (document.source, document.kind, document.weight) == ("The Foghorn", "record", 9.0)


def test_an_authority_is_favoured_whatever_the_weights(inputs: list[factcheck.Input]) -> None:
    sources = (SourceSetting("117.*", "Spec sheet", None, 0.1), SourceSetting("171.*", "Blog", None, 9.0))
    favoured = {}
    for authorities in ((), (("running_time", "Spec sheet"),)):
        (finding,) = factcheck.audit(inputs, factcheck.Settings(sources=sources, authorities=authorities)).findings
        assert finding.favoured is not None
        favoured[authorities] = finding.positions[finding.favoured.position].value
    assert list(favoured.values()) == ["171 min", "117 min"]


def test_paths_and_inputs_do_not_mix(inputs: list[factcheck.Input]) -> None:
    with pytest.raises(TypeError, match="paths or inputs, not both"):
        factcheck.audit(["docs", *inputs])


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(factcheck.FactcheckError, match="nowhere"):
        factcheck.audit([tmp_path / "nowhere"])


def test_a_folder_without_documents_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(factcheck.FactcheckError):
        factcheck.audit([tmp_path], factcheck.Settings(root=tmp_path))


def test_a_bad_pack_is_an_error_with_its_faults(tmp_path: Path, inputs: list[factcheck.Input]) -> None:
    (tmp_path / "p.yaml").write_text("pack: p\nverzion: 1\n", encoding="utf-8")
    with pytest.raises(factcheck.FactcheckError) as caught:
        factcheck.audit(inputs, factcheck.Settings(rules=(tmp_path / "p.yaml",)))
    assert len(caught.value.faults) == 2


def test_a_document_that_cannot_be_read_is_a_problem_and_the_others_are_audited(inputs: list[factcheck.Input]) -> None:
    report = factcheck.audit([*inputs, factcheck.Input("broken.txt", b"")])
    assert [(p.severity, p.where) for p in report.problems] == [("input", "broken.txt")]
    assert len(report.findings) == 1


def test_the_report_holds_claims_documents_clusters_and_subjects(inputs: list[factcheck.Input]) -> None:
    report = factcheck.audit(inputs)
    assert isinstance(report, factcheck.Report)
    claim = next(c for c in report.claims if c.attribute == "running_time")
    assert isinstance(claim, factcheck.Claim)
    assert (claim.document, claim.evidence.quote) == ("117.md", "Running time: 117 minutes")
    assert isinstance(report.documents[0], factcheck.Document)
    assert {c.verdict for c in report.clusters} >= {"agree", "disagree"}
    assert len(report.claim_subjects) == len(report.claims)


def test_to_json_is_what_the_command_prints(tmp_path: Path) -> None:
    docs = write(tmp_path / "docs", a=film(117), b=film(171))
    command = [sys.executable, "-m", "factcheck", "audit", "docs", "--format", "json"]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=120, check=False, env=environment())
    text = factcheck.audit(docs, factcheck.load_settings(tmp_path)).to_json()
    assert ran.stdout.decode() == text
    assert text.endswith("}\n")
    assert json.loads(text)["schema"] == "factcheck/report/1"


def test_an_empty_list_of_inputs_is_not_an_audit_of_this_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((factcheck.FactcheckError, TypeError, ValueError)):
        factcheck.audit([])


def test_importing_costs_next_to_nothing_and_every_name_is_there() -> None:
    code = (
        "import sys, factcheck\n"
        "heavy = {'pydantic', 'yaml', 'typer', 'rich', 'dateparser', 're2', 'factcheck.pipeline'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
        "assert all(getattr(factcheck, name) is not None for name in factcheck.__all__)\n"
        "assert set(factcheck.__all__) >= {'audit', 'Input', 'Report', 'Finding', 'FactcheckError'}\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'audti'"):
        factcheck.audti  # noqa: B018


def test_the_package_is_typed() -> None:
    assert (Path(factcheck.__file__).parent / "py.typed").is_file()


def test_a_name_holds_no_null_character() -> None:
    with pytest.raises(factcheck.FactcheckError, match="null character"):
        factcheck.audit([factcheck.Input("a\0b.md", b"Night Ferry runs 90 minutes.\n")])
