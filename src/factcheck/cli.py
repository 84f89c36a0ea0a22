"""The commands and their options: they call the pipeline, pick a writer, and return the exit code.

Everything heavy is imported inside the command that needs it, so that `--help` stays quick.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import typer
from typer.exceptions import TyperException

from factcheck.errors import BaselineError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.baseline import Entry
    from factcheck.config import Settings
    from factcheck.model.finding import Finding, Report
    from factcheck.pipeline import Input
    from factcheck.report.formats import ShowOptions, Writer
    from factcheck.rulepack.load import RuleSet

OK, FOUND, MISTAKE = 0, 1, 2
STDIN_NAME = "stdin.txt"
_LEVELS = ("note", "warning", "error")
_HUMAN = frozenset({"terminal", "concise"})
"""Formats for the screen, in its encoding; all others are UTF-8 wherever they go."""

EXIT_CODES = """Exit codes: 0 nothing that gates, 1 findings that gate, 2 a mistake in the command, the configuration,
a rule pack or the baseline, or a document that cannot be read (unless --allow-problems), 3 a fault of factcheck."""
EXAMPLE = "Example: factcheck audit docs/ --report markdown=report.md shows what disagrees there, and writes it down."

app = typer.Typer(
    name="factcheck",
    help="Find where documents about the same thing contradict each other.",
    epilog=f"{EXAMPLE}\n\n{EXIT_CODES}",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
rules_app = typer.Typer(help="List the rules, or run their cases.", rich_markup_mode=None)
config_app = typer.Typer(help="Show the settings in force, or the schemas of files.", rich_markup_mode=None)
baseline_app = typer.Typer(help="Accept what is there now, so that only new findings count.", rich_markup_mode=None)
app.add_typer(rules_app, name="rules")
app.add_typer(config_app, name="config")
app.add_typer(baseline_app, name="baseline")

Paths = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files and folders, else the configured paths, else this folder.", show_default=False),
]
InputPaths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATH",
        help="Files and folders, else the configured paths, else this folder; - reads standard input.",
        show_default=False,
    ),
]
Packs = Annotated[
    list[Path] | None,
    typer.Option("--rules", metavar="PACK", help="Add a rule pack or a folder of them (repeatable).", show_default=False),
]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="GLOB", help="Read only files that match (repeatable).", show_default=False),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="GLOB", help="Leave out files that match (repeatable).", show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="N", min=0, help="Worker processes; 0 is one for each core.  [default: 1]", show_default=False),
]
Baseline = Annotated[
    Path | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="The accepted findings.  [default: factcheck-baseline.jsonl]",
        show_default=False,
    ),
]
AllowProblems = Annotated[
    bool,
    typer.Option("--allow-problems", help="Do not exit with 2 for documents that cannot be read.", show_default=False),
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Colours on the terminal.")]
Verbose = Annotated[
    int, typer.Option("-v", "--verbose", count=True, help="Say more; timings go to standard error.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say less: no notes, no progress.", show_default=False)]


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and return its exit code; mistakes become lines on stderr."""
    command = typer.main.get_command(app)
    try:
        with command.make_context("factcheck", list(arguments)) as context:
            return int(command.invoke(context) or OK)
    except typer.Exit as done:
        return done.exit_code
    except FactcheckError as error:
        for fault in error.faults:
            _note(f"error: {fault}")
        return MISTAKE
    except TyperException as error:
        return _usage(error)


def _usage(error: TyperException) -> int:
    message = error.format_message()
    context = getattr(error, "ctx", None)
    if context is not None and message == "Missing command.":
        sys.stderr.write(f"{context.get_help()}\n")
        return MISTAKE
    _note(f"error: {message}")
    if context is not None:
        sys.stderr.write(f"Try '{context.command_path} --help'.\n")
    return MISTAKE


@app.callback()
def _top(
    version: Annotated[bool, typer.Option("-V", "--version", help="Print the version and exit.", show_default=False)] = False,
) -> None:
    """Find where documents about the same thing contradict each other."""
    if version:
        from factcheck.version import __version__

        _say(f"factcheck {__version__}\n")
        raise typer.Exit


@app.command(epilog=EXIT_CODES)
def audit(
    paths: InputPaths = None,
    format_: Annotated[
        str,
        typer.Option("--format", metavar="FORMAT", help="What standard output gets: terminal, concise, json or markdown."),
    ] = "terminal",
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FORMAT=PATH", help="Write a report to a file too (repeatable).", show_default=False),
    ] = None,
    baseline: Baseline = None,
    fail_on: Annotated[
        Literal["new", "any", "never"] | None,
        typer.Option(
            "--fail-on",
            help="Which findings give exit code 1.  [default: new if there is a baseline, else any]",
            show_default=False,
        ),
    ] = None,
    min_level: Annotated[
        Literal["error", "warning", "note"] | None,
        typer.Option("--min-level", help="The least level that is shown and gates.  [default: warning]", show_default=False),
    ] = None,
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Say where the documents contradict each other or themselves."""
    writer = _writer(format_)
    targets = [_target(one) for one in report or ()]
    settings = _settings(
        paths, baseline=baseline, fail_on=fail_on, min_level=min_level, allow_problems=allow_problems,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    entries = _accepted(settings, asked_for=baseline is not None)
    result = _audited(settings, _stdin(paths), entries, quiet=quiet, verbose=verbose)
    for target in targets:
        _write_report(target, result, settings, verbose=verbose, quiet=quiet)
    options = _options(settings, color, verbose - quiet)
    _say(writer.write(result, options), human=writer.name in _HUMAN)
    return _exit_code(result, settings, has_baseline=entries is not None)


@app.command(epilog=EXIT_CODES)
def claims(
    paths: InputPaths = None,
    missing: Annotated[
        bool, typer.Option("--missing", help="Show instead what was seen and no rule understood.", show_default=False)
    ] = False,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", help="What standard output gets.")] = "text",
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Show what was read out of the documents, source by source."""
    from factcheck.report import to_claims

    settings = _settings(
        paths, allow_problems=allow_problems,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    result = _audited(settings, _stdin(paths), None, quiet=quiet, verbose=verbose)
    if format_ == "json":
        _say(to_claims.claims_json(result, missing=missing), human=False)
    else:
        _say(to_claims.claims_text(result, _options(settings, color, verbose - quiet), missing=missing))
    return _problem_code(result, settings)


@app.command(epilog=EXIT_CODES)
def diff(
    one: Annotated[Path, typer.Argument(metavar="DOC", help="A document.", show_default=False)],
    other: Annotated[Path, typer.Argument(metavar="DOC", help="The document to set beside it.", show_default=False)],
    rules: Packs = None,
    color: Color = "auto",
    verbose: Verbose = 0,
) -> int:
    """Set two documents side by side, attribute by attribute."""
    from factcheck.report.to_diff import diff_documents

    for path in (one, other):
        if path.is_dir():
            raise UsageError(f"{path}: a folder; diff sets two documents beside each other")
    settings = _settings([str(one), str(other)], rules=tuple(rules or ()))
    result = _audited(settings, None, None, quiet=False, verbose=verbose)
    names = [Path(os.path.relpath(path, settings.root)).as_posix() for path in (one, other)]
    read = {document.path for document in result.documents}
    if not read.issuperset(names):
        raise UsageError(*(f"{p.where}: {p.what}" for p in result.problems if p.where in names))
    _say(diff_documents(result, names[0], names[1], _options(settings, color, verbose)))
    return OK


@app.command(epilog=EXIT_CODES)
def explain(
    what: Annotated[
        str,
        typer.Argument(
            metavar="ID|CODE|RULE",
            help="A finding (its id, or the first digits of it), a code (FC101), or a rule (film/editor).",
            show_default=False,
        ),
    ],
    paths: Paths = None,
    rules: Packs = None,
    color: Color = "auto",
    verbose: Verbose = 0,
) -> int:
    """Show the trail of a finding, or the page of a code or rule."""
    from factcheck.report import manual

    if re.fullmatch(r"FC\d+", what, re.IGNORECASE):
        code = what.upper()
        if code not in manual.PAGES:
            raise UsageError(f"no code {code}; there is: {', '.join(manual.PAGES)}")
        _say(manual.code_page(code))
        return OK
    settings = _settings(paths, rules=tuple(rules or ()))
    if re.fullmatch(r"(fc\d+-)?[0-9a-f]+", what) and any(c.isdigit() for c in what):
        from factcheck.report.to_explain import explain_finding

        result = _audited(settings, None, _accepted(settings, asked_for=False), quiet=False, verbose=verbose)
        finding = _finding(what, result)
        _say(explain_finding(result, finding, _options(settings, color, verbose)))
        return OK
    ruleset = _ruleset(settings)
    _say(manual.rule_page(_rule(what, ruleset), ruleset))
    return OK


@rules_app.command("list")
def rules_list(
    packs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="Names or files of packs, else all.", show_default=False),
    ] = None,
) -> int:
    """List the packs in force and what they read."""
    from factcheck.report.manual import rule_list

    ruleset, names = _packs(packs or [])
    _say(rule_list(ruleset, names))
    return OK


@rules_app.command("check", epilog="Exit codes: 0 all cases are right, 1 a case is not, 2 a pack does not load.")
def rules_check(
    packs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="Names or files of packs, else all.", show_default=False),
    ] = None,
) -> int:
    """Run the cases of rule packs: each sentence must give what its rule says."""
    from factcheck.cases import run_cases
    from factcheck.report.shown import visible

    ruleset, names = _packs(packs or [])
    results = [r for r in run_cases(ruleset) if names is None or r.name.split("/")[0] in names]
    wrong = [result for result in results if not result.ok]
    for result in wrong:
        _say(visible(f"{result.where}: {result.name}: {result.message}") + "\n")
    _say(f"{len(results)} cases, {len(wrong)} wrong\n")
    return FOUND if wrong else OK


@config_app.command("show")
def config_show() -> int:
    """Show each setting in force here, and where it comes from."""
    from factcheck.config import described
    from factcheck.report.shown import visible

    settings = _settings(None)
    lines = [f"# root: {settings.root}", f"# configuration: {settings.config_file or 'none'}"]
    lines += [f"{key} = {value}  # {origin}" for key, value, origin in described(settings)]
    _say("".join(f"{visible(line)}\n" for line in lines))
    return OK


@config_app.command("schema")
def config_schema(
    report: Annotated[bool, typer.Option("--report", help="The schema of the JSON report instead.", show_default=False)] = False,
) -> int:
    """Print the JSON schema of factcheck.toml."""
    if report:
        from factcheck.report.json_schema import schema
    else:
        from factcheck.config import settings_schema as schema
    _say(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n", human=False)
    return OK


@baseline_app.command("create", epilog="Exit codes: 0 written, 2 not written.")
def baseline_create(
    paths: Paths = None,
    baseline: Baseline = None,
    allow_ci_write: Annotated[
        bool, typer.Option("--allow-ci-write", help="Write although the variable CI is set.", show_default=False)
    ] = False,
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Write all present findings into a new baseline; audits then gate on new ones only."""
    from factcheck import baseline as accepted

    settings = _settings(
        paths, baseline=baseline, allow_problems=allow_problems,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    path = settings.baseline
    if os.path.lexists(path):
        raise BaselineError(f"{path}: there is a baseline already. Remove it to begin anew")
    if os.environ.get("CI", "").lower() not in {"", "0", "false"} and not allow_ci_write:
        raise BaselineError(f"{path}: not written, for this looks like CI (the variable CI is set). --allow-ci-write goes on")
    result = _audited(settings, None, None, quiet=quiet, verbose=verbose)
    if _problem_code(result, settings) != OK:
        raise BaselineError(f"{path}: not written, for the findings are not all known. --allow-problems goes on")
    accepted.save(path, (accepted.entry_of(finding, result) for finding in result.findings))
    if not quiet:
        _note(f"wrote {path}: {_count(len(result.findings), 'finding')} accepted, none of them reviewed")
    return OK


class _Target(NamedTuple):
    """`--report FORMAT=PATH`."""

    writer: Writer
    path: Path


def _writer(name: str) -> Writer:
    from factcheck.report.formats import writer_called, writers

    writer = writer_called(name)
    if writer is None:
        raise UsageError(f'no format "{name}"; there is: {", ".join(writers())}')
    return writer


def _target(written: str) -> _Target:
    """Checked before the run: a long audit must not end in a misspelt folder."""
    name, sign, path = written.partition("=")
    if not sign or not path:
        raise UsageError(f'--report {written}: expected FORMAT=PATH, as "markdown=report.md"')
    target = _Target(_writer(name), Path(path))
    if target.path.is_dir():
        raise UsageError(f"--report {written}: {path} is a folder")
    if not target.path.parent.is_dir():
        raise UsageError(f"--report {written}: there is no folder {target.path.parent}")
    return target


def _settings(paths: Sequence[str] | None, **flags: Any) -> Settings:
    from factcheck.config import load_settings

    given = tuple(paths or ())
    if "-" in given and len(given) > 1:
        raise UsageError("- (standard input) stands alone: no other PATH goes with it")
    named = tuple(path for path in given if path != "-")
    cwd = Path.cwd()
    return load_settings(cwd, _common_folder(named, cwd), paths=named, **flags)


def _common_folder(paths: Iterable[str], cwd: Path) -> Path | None:
    """Where the search for the configuration begins: `audit docs` and `cd docs && audit .` mean the same."""
    folders = [place if place.is_dir() else place.parent for place in (cwd / path for path in paths)]
    try:
        return Path(os.path.commonpath(folders)) if folders else None
    except ValueError:  # several drives, on Windows
        return None


def _stdin(paths: Sequence[str] | None) -> list[Input] | None:
    if list(paths or ()) != ["-"]:
        return None
    from factcheck.pipeline import Input

    return [Input(STDIN_NAME, sys.stdin.buffer.read())]


def _accepted(settings: Settings, *, asked_for: bool) -> tuple[Entry, ...] | None:
    """The baseline, `None` if there is none; one that was asked for by a flag must be there."""
    from factcheck.baseline import load

    return load(settings.baseline) if asked_for or os.path.lexists(settings.baseline) else None


def _audited(
    settings: Settings, inputs: Sequence[Input] | None, entries: Iterable[Entry] | None, *, quiet: bool, verbose: int
) -> Report:
    """The report, its findings marked against the baseline."""
    from factcheck.baseline import apply
    from factcheck.pipeline import audit as run_audit
    from factcheck.report.screen import ProgressBar

    timings: dict[str, float] = {}
    bar = None if quiet else ProgressBar(sys.stderr, os.environ)
    try:
        report = run_audit(settings, inputs, progress=bar, timings=timings)
    finally:
        if bar is not None:
            bar.clear()
    if verbose:
        for stage, seconds in timings.items():
            sys.stderr.write(f"timing {stage} {seconds:.2f} s\n")
    return report if entries is None else apply(report, entries)


def _write_report(target: _Target, report: Report, settings: Settings, *, verbose: int, quiet: bool) -> None:
    from factcheck.report.formats import ShowOptions
    from factcheck.whole_file import write_whole

    text = target.writer.write(report, ShowOptions(min_level=settings.min_level, verbose=verbose - quiet))
    try:
        write_whole(target.path, text.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(f"{target.path}: cannot be written: {error.strerror or error}") from None
    if not quiet:
        _note(f"wrote {target.path}")


def _options(settings: Settings, color: Literal["auto", "always", "never"], verbose: int) -> ShowOptions:
    from factcheck.report.screen import options_for

    return options_for(sys.stdout, os.environ, color, settings.min_level, verbose)


def _exit_code(report: Report, settings: Settings, *, has_baseline: bool) -> int:
    """2 goes before 1."""
    if code := _problem_code(report, settings):
        return code
    fail_on = settings.fail_on or ("new" if has_baseline else "any")
    least = _LEVELS.index(settings.min_level)
    gating = [f for f in report.findings if _LEVELS.index(f.level) >= least and f.status != "suppressed"]
    if fail_on == "new":
        gating = [f for f in gating if f.status != "known"]
    return FOUND if gating and fail_on != "never" else OK


def _problem_code(report: Report, settings: Settings) -> int:
    count = sum(1 for problem in report.problems if problem.severity == "input")
    if not count or settings.allow_problems:
        return OK
    _note(f"error: {_count(count, 'input')} could not be read (see the report; --allow-problems goes on without)")
    return MISTAKE


def _finding(start: str, report: Report) -> Finding:
    """The finding whose id begins so, with or without its scheme."""
    fitting = [f for f in report.findings if f.id.startswith(start) or f.id.partition("-")[2].startswith(start)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise UsageError(f"{_count(len(fitting), 'finding')} begin with {start}: {', '.join(f.id for f in fitting)}")
    raise UsageError(f"no finding {start} in these documents ({_count(len(report.findings), 'finding')} in all)")


def _ruleset(settings: Settings) -> RuleSet:
    from factcheck.rulepack.load import load_ruleset

    return load_ruleset(settings.rules)


def _rule(name: str, ruleset: RuleSet) -> str:
    """The attribute that `film/editor`, `film/editor#label` or `editor` means."""
    from factcheck.values.similar import closest

    pack, _, attribute = name.partition("#")[0].rpartition("/")
    if attribute in ruleset.attributes and pack in {"", ruleset.attribute_pack[attribute]}:
        return attribute
    known = [f"{pack}/{attribute}" for attribute, pack in ruleset.attribute_pack.items()]
    guess = closest(name, known)
    hint = f' (did you mean "{guess}"?)' if guess else "; `factcheck rules list` lists them"
    raise UsageError(f'no finding, code or rule "{name}"{hint}')


def _packs(wanted: Sequence[str]) -> tuple[RuleSet, frozenset[str] | None]:
    """All packs in force and those named, and the names of the latter; `None` if none are."""
    settings = _settings(None)
    files = tuple(Path(one) for one in wanted if one.endswith((".yaml", ".yml")) or Path(one).exists())
    ruleset = _ruleset(replace(settings, rules=(*settings.rules, *files)))
    if not wanted:
        return ruleset, None
    shown = {pack.path: pack.name for pack in ruleset.packs}
    names = {name for path, name in shown.items() for file in files if Path(path) == file or file in Path(path).parents}
    for one in wanted:
        if Path(one) in files:
            continue
        if one not in shown.values():
            raise UsageError(f'no pack "{one}"; there is: {", ".join(shown.values())}')
        names.add(one)
    return ruleset, frozenset(names)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _note(line: str) -> None:
    """One line on standard error; paths and words of documents in it may be hostile."""
    from factcheck.report.shown import visible

    sys.stderr.write(f"factcheck: {visible(line)}\n")


def _say(text: str, *, human: bool = True) -> None:
    """To standard output, at once. A reader that has gone (`| head`) is no fault; a full disk is."""
    try:
        if human or not hasattr(sys.stdout, "buffer"):
            sys.stdout.write(text)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        _mute_stdout()
    except OSError as error:
        _mute_stdout()
        raise UsageError(f"standard output cannot be written: {error.strerror or error}") from None


def _mute_stdout() -> None:
    """What is still buffered goes nowhere, so that the interpreter does not stumble over it at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
