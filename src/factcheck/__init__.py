"""Find where sources disagree.

    import factcheck
    report = factcheck.audit(["docs/"])
    for finding in report.findings: ...

Everything here is loaded on first use, so that `import factcheck` costs next to nothing.
"""

from __future__ import annotations

from factcheck.version import __version__

TYPE_CHECKING = False  # `typing` alone would make `--version` half as slow again; type checkers know this name
if TYPE_CHECKING:
    from typing import Any

    from factcheck.api import audit
    from factcheck.config import Settings, load_settings
    from factcheck.errors import FactcheckError
    from factcheck.model.claim import Claim
    from factcheck.model.document import Document
    from factcheck.model.finding import Cluster, Finding, Problem, Report
    from factcheck.pipeline import Input

__all__ = [
    "Claim", "Cluster", "Document", "FactcheckError", "Finding", "Input", "Problem", "Report", "Settings", "__version__", "audit",
    "load_settings",
]  # fmt: skip

_WHERE = {
    "audit": "api", "Settings": "config", "load_settings": "config", "FactcheckError": "errors", "Claim": "model.claim",
    "Document": "model.document", "Cluster": "model.finding", "Finding": "model.finding", "Problem": "model.finding",
    "Report": "model.finding", "Input": "pipeline",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    import importlib

    if name not in _WHERE:
        raise AttributeError(f"module 'factcheck' has no attribute {name!r}")
    return getattr(importlib.import_module(f"factcheck.{_WHERE[name]}"), name)
