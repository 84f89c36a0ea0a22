"""Levels that the user gives to findings, by code, attribute or path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from factcheck.config import LevelSetting
from factcheck.model.finding import Finding, Report


def levelled(report: Report, levels: Sequence[LevelSetting]) -> tuple[Finding, ...]:
    """The findings, each with the level of the last setting that speaks of it, in the order they had."""
    return tuple(_levelled(finding, report, levels) for finding in report.findings)


def _levelled(finding: Finding, report: Report, levels: Sequence[LevelSetting]) -> Finding:
    for setting in reversed(levels):
        if _speaks_of(setting, finding, report):
            if setting.level == finding.level:
                return finding
            step = f"{finding.code} is usually a matter of level {finding.level}; {setting.origin} makes it {setting.level}"
            return replace(finding, level=setting.level, trail=(*finding.trail, step))
    return finding


def _speaks_of(setting: LevelSetting, finding: Finding, report: Report) -> bool:
    if setting.code not in (None, finding.code) or setting.attribute not in (None, finding.attribute):
        return False
    glob = setting.path
    return glob is None or any(
        fnmatchcase(report.claims[index].path, glob) for position in finding.positions for index in position.claims
    )
