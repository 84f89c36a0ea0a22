"""`factcheck.audit`: the main job for Python programs; the command line calls the same pipeline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from factcheck.config import Settings, load_settings
from factcheck.model.finding import Report
from factcheck.pipeline import Input
from factcheck.pipeline import audit as run


def audit(paths_or_inputs: Iterable[str | Path | Input] | str | Path, settings: Settings | None = None) -> Report:
    """Audit files and folders, or documents in memory, and return the report.

    `paths_or_inputs` is one path, or several, or several `Input`s; not both kinds at once. Without `settings` the nearest
    `factcheck.toml` counts, as on the command line. Raises `factcheck.FactcheckError` for a path that does not exist, a
    folder without documents, and faults of packs and configuration.
    """
    given = [paths_or_inputs] if isinstance(paths_or_inputs, str | Path) else list(paths_or_inputs)
    inputs = [item for item in given if isinstance(item, Input)]
    paths = tuple(str(item) for item in given if not isinstance(item, Input))
    if inputs and paths:
        raise TypeError("give paths or inputs, not both")
    settings = settings or replace(load_settings(Path.cwd()), cache=None)  # a library writes nothing unasked
    return run(settings, inputs) if inputs else run(replace(settings, paths=paths or settings.paths))
