"""The commands and their options: they call the pipeline, pick a writer, and return the exit code.

Everything heavy is imported inside the command that needs it, so that `--help` stays quick.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, get_args, get_origin

import typer
from typer.exceptions import TyperException

from factcheck.errors import BaselineError, FactcheckError, UsageError

if TYPE_CHECKING:
    from factcheck.baseline.compare import Comparison
    from factcheck.baseline.entry import Entry
    from factcheck.config import Settings
    from factcheck.model.finding import Finding, Problem, Report
    from factcheck.pipeline import Input
    from factcheck.report.checkout import Checkout
    from factcheck.report.formats import ShowOptions, Writer
    from factcheck.resolution import Outcome
    from factcheck.rulepack.load import RuleSet

OK, FOUND, MISTAKE = 0, 1, 2
STDIN_NAME = "stdin.txt"
_LEVELS = ("note", "warning", "error")
_HUMAN = frozenset({"terminal", "concise"})
"""Formats for the screen, in its encoding; all others are UTF-8 wherever they go."""

COMPLETE = "_FACTCHECK_COMPLETE"
"""Set by the shell while it asks for completions."""
FORMATS = "terminal, concise, markdown, html, json, jsonl, sarif, junit, github, gitlab or summary"
"""In words, so that the help need not load them; a test compares."""


_SAYING = frozenset({"terminal", "markdown", "html", "github", "summary"})
"""Formats that say themselves how many findings were accepted."""

EXIT_CODES = """Exit codes: 0 nothing that gates, 1 findings that gate, 2 a mistake in the command, the configuration,
a rule pack or the baseline, or a document that cannot be read (unless --allow-problems), 3 a fault of factcheck."""
EXAMPLE = "Example: factcheck audit docs/ --report markdown=report.md shows what disagrees there, and writes it down."

app = typer.Typer(
    name="factcheck",
    help="Find where documents about the same thing contradict each other.",
    epilog=f"{EXAMPLE}\n\n{EXIT_CODES}",
    rich_markup_mode=None,
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
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every document anew; leave .factcheck_cache alone.", show_default=False)
]
AllowCiWrite = Annotated[bool, typer.Option("--allow-ci-write", help="Write although the variable CI is set.", show_default=False)]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day by which suppressions and accepted findings expire, or now. Without it nothing expires.",
        show_default=False,
    ),
]
MinLevel = Annotated[
    Literal["error", "warning", "note"] | None,
    typer.Option("--min-level", help="The least level that is shown and gates.  [default: warning]", show_default=False),
]
Color = Annotated[Literal["auto", "always", "never"], typer.Option("--color", help="Colours on the terminal.")]
Verbose = Annotated[
    int, typer.Option("-v", "--verbose", count=True, help="Say more; timings go to standard error.", show_default=False)
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Say less: no notes, no progress.", show_default=False)]


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and return its exit code; mistakes become lines on stderr."""
    command = typer.main.get_command(app)
    if COMPLETE in os.environ:
        command.main(list(arguments), prog_name="factcheck")  # prints what the shell asks for, and exits
    _spare_validators(command)
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


def _spare_validators(command: Any) -> None:
    """Typer has pydantic build a validator for every parameter, those not given too: most of the time of a short run.

    What needs none goes past it: nothing, a word where words are asked for, one of the choices. All else takes the usual way,
    and so would everything in a Typer that has no such method.
    """
    usual = command.get_params

    def get_params(context: Any) -> list[Any]:
        parameters: list[Any] = usual(context)
        for parameter in parameters:
            if not isinstance(getattr(parameter, "get_runtime_param", None), partial):
                parameter.get_runtime_param = partial(_Spared, parameter.get_runtime_param)
        return parameters

    command.get_params = get_params
    for inner in getattr(command, "commands", {}).values():
        _spare_validators(inner)


class _Spared:
    """Stands for the validator of a parameter until a value needs one."""

    def __init__(self, usual: Callable[[], Any]) -> None:
        self.usual = usual

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """As the validator would."""
        kind = param.type_descriptor.annotation
        several = param.multiple or param.nargs == -1
        if value is None:
            return () if several else None
        if several and isinstance(value, list | tuple) and (not value or (kind == list[str] and {*map(type, value)} == {str})):
            return list(value)
        if (kind is str and type(value) is str) or (kind is int and type(value) is int and value == param.default):
            return value
        if get_origin(kind) is Literal and type(value) is str and value in get_args(kind):
            return value
        return self.usual().coerce(value, param=param, ctx=ctx)


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
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=f"What standard output gets: {FORMATS}.",
            autocompletion=lambda incomplete: _formats(incomplete),
        ),
    ] = "terminal",
    report: Annotated[
        list[str] | None,
        typer.Option(
            "--report",
            metavar="FORMAT=PATH",
            help="Write a report to a file too (repeatable); summary is added to what is there.",
            autocompletion=lambda incomplete: _reports(incomplete),
            show_default=False,
        ),
    ] = None,
    baseline: Baseline = None,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REF", help="Gate on what was not there at this commit.", show_default=False),
    ] = None,
    fail_on: Annotated[
        Literal["new", "any", "never"] | None,
        typer.Option(
            "--fail-on",
            help="Which findings give exit code 1.  [default: new if there is a baseline or --since, else any]",
            show_default=False,
        ),
    ] = None,
    min_level: MinLevel = None,
    allow_problems: AllowProblems = False,
    today: Today = None,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    color: Color = "auto",
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Say where the documents contradict each other or themselves."""
    writer = _writer(format_)
    targets = _targets(report or ())
    settings = _settings(
        paths, baseline=baseline, fail_on=fail_on, min_level=min_level, allow_problems=allow_problems, today=today,
        cache=False if no_cache else None,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    entries = _accepted(settings, asked_for=baseline is not None)
    if since is not None:
        result = _changed_since(since, settings, paths, entries or (), quiet=quiet, verbose=verbose)
    else:
        result = _audited(settings, _stdin(paths), entries, quiet=quiet, verbose=verbose)
    again = _again(paths, rules, include, exclude)
    place = _checkout(settings, {writer.name, *(target.writer.name for target in targets)})
    for target in targets:
        _write_report(target, result, settings, place, verbose=verbose, quiet=quiet, again=again)
    options = replace(_options(settings, color, verbose - quiet), folder=place.folder, changed=place.changed, again=again)
    _say(writer.write(result, options), human=writer.name in _HUMAN)
    _tell(result, settings, said=writer.name in _SAYING, quiet=quiet)
    return _exit_code(result, settings, has_baseline=entries is not None or since is not None)


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
    from factcheck.read.walk import name_of
    from factcheck.report.to_diff import diff_documents

    for path in (one, other):
        if path.is_dir():
            raise UsageError(f"{path}: a folder; diff sets two documents beside each other")
    settings = _settings([str(one), str(other)], rules=tuple(rules or ()))
    result = _audited(settings, None, None, quiet=False, verbose=verbose)
    absolute = one.is_absolute() or other.is_absolute()
    names = [name_of(path, settings.root, absolute=absolute) for path in (one, other)]
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
    include: Include = None,
    exclude: Exclude = None,
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
    settings = _settings(paths, rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()))
    if re.fullmatch(r"(fc\d+-)?[0-9a-f]+", what) and any(c.isdigit() for c in what):
        from factcheck.report.to_explain import explain_finding

        result = _audited(settings, None, _accepted(settings, asked_for=False), quiet=False, verbose=verbose)
        finding = _finding(what, result)
        _say(explain_finding(result, finding, _options(settings, color, verbose)))
        return OK
    ruleset = _ruleset(settings)
    _say(manual.rule_page(_rule(what, ruleset), ruleset))
    return OK


@app.command(epilog=EXIT_CODES)
def resolve(
    paths: InputPaths = None,
    format_: Annotated[
        Literal["csv", "json", "jsonl", "parquet", "markdown"], typer.Option("--format", help="What standard output gets.")
    ] = "csv",
    min_probability: Annotated[
        float,
        typer.Option("--min-probability", metavar="P", min=0.0, max=1.0, help="Leave out values that are less probable."),
    ] = 0.0,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say for each value who says what, and how reliable each is.", show_default=False)
    ] = False,
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Give the best-supported value of every attribute, with its probability."""
    from factcheck.report.to_resolved import resolved

    settings = _settings(
        paths, allow_problems=allow_problems, cache=False if no_cache else None,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    outcome = _resolved(settings, _stdin(paths), quiet=quiet)
    _say_any(resolved(outcome.resolution, outcome.problems, format_, least=min_probability, explain=explain))
    return _told_problems(outcome.problems, settings, said=format_ == "json", quiet=quiet)


@app.command(epilog=EXIT_CODES)
def sources(
    paths: InputPaths = None,
    format_: Annotated[
        Literal["text", "csv", "json", "jsonl", "parquet", "markdown"], typer.Option("--format", help="What standard output gets.")
    ] = "text",
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    no_cache: NoCache = False,
    quiet: Quiet = False,
) -> int:
    """Say how reliable each source looks, and why; which copy, and where they err."""
    from factcheck.report.to_resolved import sources as told

    settings = _settings(
        paths, allow_problems=allow_problems, cache=False if no_cache else None,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    outcome = _resolved(settings, _stdin(paths), quiet=quiet)
    _say_any(told(outcome.resolution, outcome.problems, format_))
    return _told_problems(outcome.problems, settings, said=format_ == "json", quiet=quiet)


@rules_app.command("list")
def rules_list(
    packs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PACK", help="Names or files of packs, else all.", show_default=False),
    ] = None,
    rules: Packs = None,
) -> int:
    """List the packs in force and what they read."""
    from factcheck.report.manual import rule_list

    ruleset, names = _packs(packs or [], rules or [])
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
        from factcheck.report.json_schema import schema as report_schema

        made = report_schema()
    else:
        from factcheck.config import settings_schema

        made = settings_schema()
    _say(json.dumps(made, indent=2, ensure_ascii=False) + "\n", human=False)
    return OK


@baseline_app.command("create", epilog="Exit codes: 0 written, 2 not written.")
def baseline_create(
    paths: Paths = None,
    baseline: Baseline = None,
    allow_ci_write: AllowCiWrite = False,
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Write all present findings into a new baseline; audits then gate on new ones only."""
    from factcheck.baseline.entry import entry_of
    from factcheck.baseline.file import save

    settings = _settings(
        paths, baseline=baseline, allow_problems=allow_problems,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    path = settings.baseline
    if os.path.lexists(path):
        raise BaselineError(f"{path}: there is a baseline already. `factcheck baseline accept` adds to it; remove it to begin anew")
    _may_write(path, allow_ci_write)
    result = _audited(settings, None, None, quiet=quiet, verbose=verbose)
    _all_read(result, settings)
    findings = [f for f in result.findings if f.status != "suppressed"]
    save(path, (entry_of(finding, result) for finding in findings))
    if not quiet:
        _note(f"wrote {path}: {_count(len(findings), 'finding')} accepted, none of them reviewed")
    return OK


def _formats(incomplete: str) -> list[str]:
    """Completions of `--format`."""
    return [name for name in re.split(r", | or ", FORMATS) if name.startswith(incomplete)]


def _reports(incomplete: str) -> list[str]:
    """Completions of `--report`; the path behind the sign is left to the shell."""
    return [] if "=" in incomplete else [f"{name}=" for name in _formats(incomplete)]


@baseline_app.command("accept", epilog="Exit codes: 0 written, 2 not written.")
def baseline_accept(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Findings, by the first digits of their ids.", show_default=False)
    ],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why it may stay.", show_default=False)],
    expires: Annotated[
        str | None,
        typer.Option("--expires", metavar="DATE", help="The last day on which it is accepted (2027-03-01).", show_default=False),
    ] = None,
    path: Annotated[
        list[str] | None,
        typer.Option("--path", metavar="PATH", help="What to audit, as the arguments of audit (repeatable).", show_default=False),
    ] = None,
    baseline: Baseline = None,
    allow_ci_write: AllowCiWrite = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Accept findings of your choice, with the reason; the rest of the baseline stays as it is."""
    from factcheck.baseline.edit import accepted
    from factcheck.baseline.file import save

    if not reason.strip():
        raise UsageError("--reason is empty; say why it may stay, for whoever reads it in a year")
    last_day = _day(expires, "--expires") if expires is not None else None
    settings = _settings(
        path, baseline=baseline, rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ())
    )
    _may_write(settings.baseline, allow_ci_write)
    entries = _accepted(settings, asked_for=False) or ()
    result = _audited(settings, None, entries, quiet=quiet, verbose=verbose)
    findings = [_finding(one, result) for one in ids]
    words = " ".join(reason.split())
    save(settings.baseline, accepted(entries, result, findings, verdict="accepted", reason=words, expires=last_day))
    if not quiet:
        _note(f"wrote {settings.baseline}: {_count(len(findings), 'finding')} accepted")
    return OK


@baseline_app.command("prune", epilog="Exit codes: 0 done, 2 not written.")
def baseline_prune(
    paths: Paths = None,
    baseline: Baseline = None,
    allow_ci_write: AllowCiWrite = False,
    allow_problems: AllowProblems = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Remove accepted findings that are gone. Nothing is added, whatever else has been found."""
    from factcheck.baseline.edit import pruned
    from factcheck.baseline.file import load, save

    settings = _settings(
        paths, baseline=baseline, allow_problems=allow_problems,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    _may_write(settings.baseline, allow_ci_write)
    entries = load(settings.baseline)
    done = _compared(settings, None, entries, quiet=quiet, verbose=verbose)
    _all_read(done.report, settings)
    left = pruned(entries, done, whole=not paths and not include and not exclude, exists=_exists(settings))
    if left.entries != entries:
        save(settings.baseline, left.entries)
    for entry, why in left.removed:
        _say(f"- {entry.id} {_visible(entry.key)}: {_visible(why)}\n")
    if not quiet:
        _note(f"{settings.baseline}: {_count(len(left.removed), 'entry')} removed, {len(left.entries)} left")
        if left.members:
            _note(f"{_count(left.members, 'place')} without a part in it any more removed from entries that stay")
        if left.kept_unseen:
            what = "kept, for documents of theirs exist and were not read; without PATH all is read"
            _note(f"{_count(left.kept_unseen, 'entry')} without a finding {what}")
    return OK


@baseline_app.command("diff", epilog="Exit codes: 0 the baseline fits the documents, 1 it does not, 2 a mistake.")
def baseline_diff(
    paths: Paths = None,
    baseline: Baseline = None,
    allow_problems: AllowProblems = False,
    today: Today = None,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    quiet: Quiet = False,
    verbose: Verbose = 0,
) -> int:
    """Show what the documents and the baseline disagree on: + new, ~ other than it was, - gone."""
    from factcheck.baseline.edit import differences
    from factcheck.baseline.file import load

    settings = _settings(
        paths, baseline=baseline, allow_problems=allow_problems, today=today,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    entries = load(settings.baseline)
    done = _compared(settings, None, entries, quiet=quiet, verbose=verbose)
    lines = list(differences(entries, done))
    _say("".join(f"{_visible(one)}\n" for one in lines))
    return _problem_code(done.report, settings) or (FOUND if lines else OK)


@baseline_app.command("review", epilog="Exit codes: 0 done or quit, 2 a mistake.")
def baseline_review(
    paths: Paths = None,
    baseline: Baseline = None,
    min_level: MinLevel = None,
    allow_ci_write: AllowCiWrite = False,
    rules: Packs = None,
    include: Include = None,
    exclude: Exclude = None,
    jobs: Jobs = None,
    color: Color = "auto",
) -> int:
    """Go through what nobody has reviewed, one finding at a time, and write down your verdict and reason.

    Every answer is saved at once; what is answered is not asked again.
    """
    from factcheck.baseline.file import save
    from factcheck.baseline.review import review, waiting
    from factcheck.report.shown import at_least
    from factcheck.report.to_terminal import render_finding

    settings = _settings(
        paths, baseline=baseline, min_level=min_level,
        rules=tuple(rules or ()), include=tuple(include or ()), exclude=tuple(exclude or ()), jobs=jobs,
    )  # fmt: skip
    _may_write(settings.baseline, allow_ci_write)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("review asks questions and needs a terminal; `factcheck baseline accept ID --reason ...` needs none")
    entries = _accepted(settings, asked_for=baseline is not None and baseline.exists()) or ()
    result = _audited(settings, None, entries, quiet=False, verbose=0)
    findings = [f for f in waiting(result, entries) if at_least(f.level, settings.min_level)]
    done = review(
        result,
        findings,
        entries,
        show=_say,
        render=lambda finding: render_finding(result, finding, _options(settings, color, 0)),
        ask=_asked,
        save=lambda kept: save(settings.baseline, kept),
    )
    _say(f"\n{done.answered} reviewed, {done.skipped} skipped, {done.left} not asked\n")
    return OK


@baseline_app.command("fmt", epilog="Exit codes: 0 done, 2 not written.")
def baseline_fmt(baseline: Baseline = None, allow_ci_write: AllowCiWrite = False, quiet: Quiet = False) -> int:
    """Write the baseline in its usual form again, after a merge or an edit by hand: sorted, one line of each id, all anchors."""
    from factcheck.baseline.file import dump, load, save

    settings = _settings(None, baseline=baseline)
    entries = load(settings.baseline)
    if settings.baseline.read_bytes() != dump(entries).encode("utf-8", "backslashreplace"):
        _may_write(settings.baseline, allow_ci_write)
        save(settings.baseline, entries)
        if not quiet:
            _note(f"wrote {settings.baseline}: {_count(len(entries), 'entry')}")
    return OK


def _tell(report: Report, settings: Settings, *, said: bool, quiet: bool) -> None:
    """What a person should know of a run whatever its format: how much was accepted, and that days were not looked at."""
    from factcheck.report.shown import compared_line

    if quiet:
        return
    if report.compared is not None and not said:
        _note(compared_line(report))
    if report.notes and settings.min_level != "note":
        codes = ", ".join(sorted({note.code for note in report.notes}))
        _note(f"{_count(len(report.notes), 'note')} on suppressions and sources not shown ({codes}); --min-level note shows them")
    if settings.today is None:
        days = [f.suppression.until for f in report.findings if f.suppression] + [
            f.accepted.expires for f in report.findings if f.accepted
        ]
        if dated := sum(day is not None for day in days):
            _note(f"{_count(dated, 'finding')} set aside or accepted up to a day; nothing expires without --today DATE (or now)")


def _asked(prompt: str) -> str:
    """A line that the user types."""
    _say(prompt)
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


def _may_write(path: Path, allowed: bool) -> None:
    if os.environ.get("CI", "").lower() not in {"", "0", "false"} and not allowed:
        raise BaselineError(f"{path}: not written, for this looks like CI (the variable CI is set). --allow-ci-write goes on")


def _all_read(result: Report, settings: Settings) -> None:
    """A baseline is not written from half of the documents."""
    if _problem_code(result, settings) != OK:
        raise BaselineError(f"{settings.baseline}: not written, for the findings are not all known. --allow-problems goes on")


def _day(words: str, option: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise UsageError(f"{option} {words}: expected a day, as 2027-03-01") from None


def _visible(text: str) -> str:
    from factcheck.report.shown import visible

    return visible(text)


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


def _targets(written: Iterable[str]) -> list[_Target]:
    """The files to write, each named once."""
    targets: dict[Path, _Target] = {}
    for one in written:
        target = _target(one)
        if targets.setdefault(target.path.absolute(), target) is not target:
            raise UsageError(f"--report {one}: {target.path} is written by another --report already")
    return list(targets.values())


def _checkout(settings: Settings, formats: Collection[str]) -> Checkout:
    """What formats that speak to a forge need to know of the repository."""
    from factcheck.report.checkout import FOR_A_FORGE, Checkout, checkout_of

    return checkout_of(settings.root, os.environ) if FOR_A_FORGE & set(formats) else Checkout()


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
    if not asked_for and not os.path.lexists(settings.baseline):
        return None
    from factcheck.baseline.file import load

    return load(settings.baseline)


def _audited(
    settings: Settings, inputs: Sequence[Input] | None, entries: Sequence[Entry] | None, *, quiet: bool, verbose: int
) -> Report:
    """The report, its findings held against the baseline if there is one."""
    if entries is None:
        return _found(settings, inputs, quiet=quiet, verbose=verbose)
    return _compared(settings, inputs, entries, quiet=quiet, verbose=verbose).report


def _compared(
    settings: Settings, inputs: Sequence[Input] | None, entries: Sequence[Entry], *, quiet: bool, verbose: int
) -> Comparison:
    """The report held against accepted findings, and what became of each of them."""
    from factcheck.baseline.collapse import collapsed
    from factcheck.baseline.compare import compare, compared

    report = _found(settings, inputs, quiet=quiet, verbose=verbose)
    done = compare(report, entries, today=settings.today, exists=_exists(settings))
    told = compared(done, entries, settings.baseline.as_posix())
    notes = sorted((*told.notes, *collapsed(report, entries)), key=lambda n: (n.path, n.line or 0, n.code, n.id))
    return replace(done, report=replace(told, notes=tuple(notes)))


def _changed_since(
    ref: str, settings: Settings, paths: Sequence[str] | None, entries: Sequence[Entry], *, quiet: bool, verbose: int
) -> Report:
    """The report on the documents as they are, held against the one on those at a commit."""
    from factcheck.baseline.before import compare_before
    from factcheck.model.finding import Report
    from factcheck.since import settings_there, tree_at

    if "-" in (paths or ()):
        raise UsageError("--since compares files with a commit; standard input has none")
    before = Report()
    with tree_at(ref, settings.root) as folder:
        there = settings_there(settings, folder)
        if there is not None:
            # A folder without documents is a mistake now, and was none then.
            with contextlib.suppress(UsageError):
                before = _found(there, None, quiet=quiet, verbose=0)
    report = _found(settings, None, quiet=quiet, verbose=verbose)
    return compare_before(report, before, entries, ref, today=settings.today).report


def _exists(settings: Settings) -> Callable[[str], bool]:
    """Is there a document of this name (relative to the root) on disk?"""
    return lambda name: os.path.lexists(settings.root / name)


def _found(settings: Settings, inputs: Sequence[Input] | None, *, quiet: bool, verbose: int) -> Report:
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
    return report


def _again(
    paths: Sequence[str] | None, rules: Iterable[Path] | None, include: Iterable[str] | None, exclude: Iterable[str] | None
) -> str | None:
    """What makes `explain` read the same again (see `ShowOptions.again`)."""
    given = list(paths or ())
    if given == ["-"]:
        return None
    words = [word for pack in rules or () for word in ("--rules", str(pack))]
    words += [word for glob in include or () for word in ("--include", glob)]
    words += [word for glob in exclude or () for word in ("--exclude", glob)]
    options_end = ["--"] if any(path.startswith("-") for path in given) else []
    return shlex.join([*words, *options_end, *given])


def _write_report(
    target: _Target, report: Report, settings: Settings, place: Checkout, *, verbose: int, quiet: bool, again: str | None
) -> None:
    from factcheck.report.formats import ShowOptions
    from factcheck.whole_file import write_whole

    options = ShowOptions(
        min_level=settings.min_level, verbose=verbose - quiet, folder=place.folder, changed=place.changed, again=again
    )
    data = target.writer.write(report, options).encode("utf-8", "backslashreplace")
    try:
        if target.writer.appends:
            with target.path.open("ab") as file:
                file.write(data)
        else:
            write_whole(target.path, data)
    except OSError as error:
        raise UsageError(f"{target.path}: cannot be written: {error.strerror or error}") from None
    if not quiet:
        _note(f"{'added to' if target.writer.appends else 'wrote'} {target.path}")


def _options(settings: Settings, color: Literal["auto", "always", "never"], verbose: int) -> ShowOptions:
    from factcheck.report.screen import options_for

    return options_for(sys.stdout, os.environ, color, settings.min_level, verbose)


def _exit_code(report: Report, settings: Settings, *, has_baseline: bool) -> int:
    """2 goes before 1."""
    if code := _problem_code(report, settings):
        return code
    fail_on = settings.fail_on or ("new" if has_baseline else "any")
    least = _LEVELS.index(settings.min_level)
    if least == 0 and report.notes and fail_on != "never":
        return FOUND
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


def _resolved(settings: Settings, inputs: Sequence[Input] | None, *, quiet: bool) -> Outcome:
    from factcheck.report.screen import ProgressBar
    from factcheck.resolution import run

    bar = None if quiet else ProgressBar(sys.stderr, os.environ)
    try:
        return run(settings, inputs, progress=bar)
    finally:
        if bar is not None:
            bar.clear()


def _say_any(text: str | bytes) -> None:
    """Text, or the bytes of a format that is none."""
    if isinstance(text, str):
        _say(text, human=False)
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _mute_stdout()
    except OSError as error:
        _mute_stdout()
        raise UsageError(f"standard output cannot be written: {error.strerror or error}") from None


MOST_PROBLEMS = 20
"""Problems that are named on standard error, where the format has no room for them."""


def _told_problems(problems: Sequence[Problem], settings: Settings, *, said: bool, quiet: bool) -> int:
    """The exit code; the problems go to standard error unless they were `said`."""
    grave = [p for p in problems if p.severity == "input"]
    if not said:
        shown = grave if quiet else [*grave, *(p for p in problems if p.severity != "input")]
        for problem in shown[:MOST_PROBLEMS]:
            _note(f"{problem.where}: {problem.what}{f' ({problem.hint})' if problem.hint else ''}")
        if len(shown) > MOST_PROBLEMS:
            _note(f"{_count(len(shown) - MOST_PROBLEMS, 'more problem')}")
    if not grave or settings.allow_problems:
        return OK
    _note(f"error: {_count(len(grave), 'input')} could not be read (--allow-problems goes on without)")
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


def _packs(wanted: Sequence[str], added: Iterable[Path] = ()) -> tuple[RuleSet, frozenset[str] | None]:
    """All packs in force, those added and those named, and the names of the latter; `None` if none are."""
    settings = _settings(None, rules=tuple(added))
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
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("ry") else f"{number} {noun}s"


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
