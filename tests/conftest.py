"""What all tests share: the option that rewrites golden files, and where the seeds and the labelled corpora are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]

# Examples are derived from the test itself, so that a red run is red again; no deadline, for machines differ.
settings.register_profile("house", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden`: write the golden files anew instead of comparing with them."""
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files; review the diff like code")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def seeds(root: Path) -> Path:
    """The folder of seed documents."""
    return root / "seeds"


@pytest.fixture(scope="session")
def shared_corpora(root: Path) -> Path:
    """The labelled corpora that may stand beside the checkout; the test is skipped where they do not."""
    folder = root.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("needs the labelled corpora beside the checkout (../shared/corpora), which are not here")
    return folder


@pytest.fixture
def golden(request: pytest.FixtureRequest, root: Path) -> Callable[[str, str], None]:
    """Compare a text with the file at a path (from the top of the checkout), or rewrite that with `--update-golden`."""

    def check(path: str, text: str) -> None:
        file = root / path
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode("utf-8"))
            return
        assert file.is_file(), f"{path} is missing: run pytest --update-golden, and review it"
        expected = file.read_bytes().decode("utf-8")
        assert text == expected, f"{path} is no longer true: if the change is meant, run pytest --update-golden"

    return check
