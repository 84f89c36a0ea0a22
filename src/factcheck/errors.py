"""The user's mistakes: what the command line answers with exit code 2 and one clear line each."""

from __future__ import annotations


class FactcheckError(Exception):
    """A mistake that the user can mend. `faults` holds one line per fault, each fit to be shown as it is."""

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class UsageError(FactcheckError):
    """A path, an option or an id that does not exist."""


class ConfigError(FactcheckError):
    """A fault in `factcheck.toml` or `[tool.factcheck]`."""


class RulePackError(FactcheckError):
    """Faults of rule packs, all of a file at once, each as `file:line: what, and what was expected`."""


class BaselineError(FactcheckError):
    """A baseline that is missing, damaged, of an unknown version, or must not be written here."""
