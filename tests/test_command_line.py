"""What the command line is read into: the short way past Typer's validators gives what they give."""

from __future__ import annotations

from typing import Any

import pytest
import typer
from typer.exceptions import TyperException

from factcheck.cli import _spare_validators, app

LINES = [
    "audit",
    "audit docs -",
    "audit docs --format json --report sarif=a --report html=b",
    "audit --baseline b.jsonl --since HEAD~1 --fail-on never --min-level note --today now",
    "audit --rules a.yaml --rules b --include *.md --exclude x --jobs 3 --no-cache --color never -q -vv",
    "audit --fail-on sometimes",
    "audit --jobs -1",
    "audit --jobs x",
    "audit --min-level ERROR",
    "audit --allow-problems=maybe",
    "claims a b --missing --format json",
    "claims --format yaml",
    "diff a b",
    "diff a",
    "explain fc1-12 a --rules p",
    "explain",
    "baseline accept a b --reason why --expires 2027-03-01 --path docs",
    "baseline accept a",
    "rules list a",
    "config schema --report",
]


def read(line: str, *, spared: bool) -> Any:
    """The parameters of the innermost command, or the words of the fault."""
    command: Any = typer.main.get_command(app)
    if spared:
        _spare_validators(command)
    words = line.split()
    try:
        while hasattr(command, "commands"):
            command = command.commands[words.pop(0)]
        with command.make_context("factcheck", words) as context:
            return {name: value or None if value in ((), []) else value for name, value in context.params.items()}
    except TyperException as error:
        return error.format_message()


@pytest.mark.parametrize("line", LINES)
def test_the_short_way_reads_what_the_usual_way_reads(line: str) -> None:
    assert read(line, spared=True) == read(line, spared=False)
    assert repr(read(line, spared=True)) == repr(read(line, spared=False))
