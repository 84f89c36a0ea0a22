"""Which files of the given paths are documents."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pathspec import GitIgnoreSpec

from factcheck.errors import UsageError
from factcheck.model.finding import Problem
from factcheck.read.formats import format_of, is_dotenv

_IGNORE_FILES = (".gitignore", ".factcheckignore")
_OURS = frozenset({"factcheck.toml", "factcheck-baseline.jsonl", ".factcheck_cache", *_IGNORE_FILES})
_MARKS = (
    b"factcheck/report/", b"factcheck/claims/", b"factcheck/finding/", b"<!-- factcheck report -->", b'"fingerprint": "fc1-',
)  # fmt: skip
_HEAD = 200
_NO_FILES = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class FoundFile(NamedTuple):
    """A document to read: where it is on disk, and its POSIX path relative to the root."""

    path: Path
    name: str


def find_files(
    paths: Sequence[Path], root: Path, include: Sequence[str] = (), exclude: Sequence[str] = ()
) -> tuple[list[FoundFile], list[Problem]]:
    """The documents under `paths`, each once, sorted by name; and what was passed over, sorted by where.

    Folders are walked through. `.gitignore` and `.factcheckignore` hold from the root down; hidden files and
    folders, our own
    configuration, baseline, cache and reports are passed over in silence, files of unknown formats and what is no
    plain file
    inside the walked folder with a problem. `include` and `exclude` are patterns in the way of `.gitignore`, on
    names; a file
    that is itself one of `paths` is read whatever patterns say. Raises `UsageError` for a path that does not exist,
    and where
    no document is found at all.
    """
    missing = [str(path) for path in paths if not os.path.lexists(path)]
    if missing:
        raise UsageError(*(f"{path}: no such file or folder" for path in missing))
    walk = _Walk(root, include, exclude, absolute=any(path.is_absolute() for path in paths))
    for path in paths:
        if path.is_dir():
            walk.folder(path)
        else:
            walk.named(path)
    if not walk.found and not any(problem.severity == "input" for problem in walk.problems.values()):
        shown = ", ".join(str(path) for path in paths)
        raise UsageError(f"{shown}: no document found{walk.passed_over()}")
    files = [FoundFile(path, name) for name, path in sorted(walk.found.items())]
    return files, [problem for _, problem in sorted(walk.problems.items())]


def name_of(path: Path, root: Path, *, absolute: bool = False) -> str:
    """A document's POSIX path relative to the root. Where paths were given absolute, one outside of the root stays so: a row of
    `..` would help nobody to find it."""
    name = Path(os.path.relpath(path, root))
    return (_absolute(path) if absolute and name.parts[:1] == ("..",) else name).as_posix()


class _Rules(NamedTuple):
    """Patterns of one folder's ignore files; they hold below it."""

    folder: Path
    spec: GitIgnoreSpec

    def verdict(self, path: Path, is_folder: bool) -> bool | None:
        """Ignored, kept by a `!` pattern, or not spoken of."""
        name = path.relative_to(self.folder).as_posix() + ("/" if is_folder else "")
        return self.spec.check_file(_matchable(name)).include


class _Walk:
    """What has been found so far."""

    def __init__(self, root: Path, include: Sequence[str], exclude: Sequence[str], *, absolute: bool = False) -> None:
        self.root = _absolute(root)
        self.absolute = absolute
        self.include = GitIgnoreSpec.from_lines(include) if include else None
        self.exclude = GitIgnoreSpec.from_lines(exclude)
        self.found: dict[str, Path] = {}
        self.problems: dict[str, Problem] = {}
        self.seen: set[tuple[int, int]] = set()

    def named(self, path: Path) -> None:
        """A file that was asked for by its name."""
        place = _absolute(path)
        if self._is_plain(place, place.parent):
            self._take(place, asked_for=True)

    def folder(self, path: Path) -> None:
        """All documents below a folder."""
        place = _absolute(path)
        rules: list[_Rules] = []
        for above in reversed(place.parents):
            if above == self.root or self.root in above.parents:
                rules += _rules_of(above)
        self._below(place, place, rules)

    def passed_over(self) -> str:
        """How many files of other formats there were, for the message that nothing was found."""
        count = len(self.problems)
        return f" ({count} {'file' if count == 1 else 'files'} of other formats)" if count else ""

    def _below(self, top: Path, start: Path, rules: list[_Rules]) -> None:
        waiting = [(start, rules)]
        while waiting:
            folder, above = waiting.pop()
            if not self._is_new(folder):
                continue
            here = [*above, *_rules_of(folder)]
            for entry in self._entries(folder):
                path = folder / entry
                if self._is_hidden(entry):
                    continue
                if self._leads_out(path, top):
                    self._problem(path, "not followed: a link out of the audited folder", "name its target to audit it")
                    continue
                is_folder = path.is_dir()
                if _ignored(path, is_folder, here) or self._excluded(path, is_folder):
                    continue
                if is_folder:
                    waiting.append((path, here))
                elif self._is_plain(path, top) and self._included(path):
                    self._take(path, asked_for=False)

    def _entries(self, folder: Path) -> list[str]:
        try:
            return sorted(entry.name for entry in folder.iterdir())
        except OSError as error:
            self._problem(folder, f"cannot be listed: {error.strerror}", "check its permissions")
            return []

    def _is_new(self, folder: Path) -> bool:
        """Not yet walked through: a link to a folder above would go round for ever."""
        try:
            status = folder.stat()
        except OSError:
            return False
        key = (status.st_dev, status.st_ino)
        if key in self.seen:
            return False
        self.seen.add(key)
        return True

    @staticmethod
    def _is_hidden(entry: str) -> bool:
        return (entry.startswith(".") and not is_dotenv(entry)) or entry in _OURS

    @staticmethod
    def _leads_out(path: Path, top: Path) -> bool:
        if not path.is_symlink():
            return False
        target, inside = os.path.realpath(path), os.path.realpath(top)
        return target != inside and not target.startswith(inside.rstrip(os.sep) + os.sep)

    def _is_plain(self, path: Path, top: Path) -> bool:
        """A file that can be read to its end; anything else is a problem."""
        try:
            mode = path.stat().st_mode
        except OSError as error:
            broken = "a link to nothing" if path.is_symlink() else (error.strerror or "cannot be read")
            self._problem(path, f"not read: {broken}", "remove it, or exclude it")
            return False
        for test, what in _NO_FILES:
            if test(mode):
                self._problem(path, f"not read: {what}, no plain file", "remove it, or exclude it")
                return False
        return stat.S_ISREG(mode)

    def _excluded(self, path: Path, is_folder: bool) -> bool:
        return self.exclude.match_file(_matchable(self._name(path) + ("/" if is_folder else "")))

    def _included(self, path: Path) -> bool:
        return self.include is None or self.include.match_file(_matchable(self._name(path)))

    def _name(self, path: Path) -> str:
        return name_of(path, self.root, absolute=self.absolute)

    def _take(self, path: Path, *, asked_for: bool) -> None:
        name = self._name(path)
        if name in self.found:
            return
        if format_of(name) is None:
            if asked_for or not _is_configuration(path):
                ending = path.suffix.lower() or path.name
                self.problems[name] = Problem("limit", name, f"not read: `{ending}` is no format that this version reads")
            return
        if not self._is_report(path) and (asked_for or not _merely_configures(path)):
            self.found[name] = path

    def _is_report(self, path: Path) -> bool:
        """One of our own reports, which must not become its own evidence."""
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD)
        except OSError:
            return False  # the reading of the file will say what is wrong with it
        return any(mark in head for mark in _MARKS)

    def _problem(self, path: Path, what: str, hint: str) -> None:
        name = self._name(path)
        self.problems[name] = Problem("input", name, what, hint)


def _matchable(name: str) -> str:
    """A name for patterns: RE2 takes no lone surrogates, which stand for the bytes of a file name that is no UTF-8."""
    return name if name.isascii() else name.encode("utf-8", "replace").decode("utf-8")


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  (`resolve` would follow links, and names would change)


def _is_configuration(path: Path) -> bool:
    """A `pyproject.toml` that configures us."""
    if path.name != "pyproject.toml":
        return False
    try:
        return b"[tool.factcheck" in path.read_bytes()
    except OSError:
        return False


def _merely_configures(path: Path) -> bool:
    """Is it a configuration of ours that describes no package?"""
    return _is_configuration(path) and b"[project]" not in path.read_bytes()


def _rules_of(folder: Path) -> Iterator[_Rules]:
    for name in _IGNORE_FILES:
        try:
            lines = (folder / name).read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        yield _Rules(folder, GitIgnoreSpec.from_lines(lines))


def _ignored(path: Path, is_folder: bool, rules: Sequence[_Rules]) -> bool:
    """The last word is that of the deepest folder that speaks of the path."""
    for one in reversed(rules):
        verdict = one.verdict(path, is_folder)
        if verdict is not None:
            return verdict
    return False
