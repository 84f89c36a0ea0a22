"""Which data files are settings of a program, by their names."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_NAMES = frozenset(
    "package.json composer.json bower.json manifest.json deno.json settings.json config.json appsettings.json launch.json "
    "compose.yaml compose.yml docker-compose.yml docker-compose.yaml values.yaml values.yml application.yml application.yaml "
    "mkdocs.yml _config.yml chart.yaml app.yaml serverless.yml".split()
)
_WORDS = re.compile(
    r"(?:^|[._-])(?:config|conf|configuration|settings|options|defaults|compose|tsconfig|values|env|schema)(?:[._-]|$)"
)
_SECRET = re.compile(
    r"(?:^|[ _.-])(?:password|passwd|passphrase|secret|token|credentials?|(?:api|private|secret|access)[ _.-]?key)$",
    re.IGNORECASE,
)


def is_settings(path: PurePosixPath) -> bool:
    """Is a file of this name settings, whatever its format?"""
    name = path.name.lower()
    return name in _NAMES or name.startswith("docker-compose") or bool(_WORDS.search(path.stem.lower()))


def is_package(path: PurePosixPath) -> bool:
    """Does a file of this name describe a package, which it names?"""
    return path.name.lower() in ("package.json", "composer.json", "pyproject.toml", "cargo.toml", "chart.yaml", "manifest.json")


def is_secret(key: str) -> bool:
    """Is the value of this key one that must not be quoted in a report?"""
    return bool(_SECRET.search(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key)))
