"""Third-party files, not part of the project, that tests read if they are present."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"


def foreign(path: str) -> Path:
    """A file or folder of the third-party data; the test skips, saying so, where it is absent."""
    found = DATA / path
    if not found.exists():
        pytest.skip(f"{found} is not here")
    return found


def mapping_of_docs(name: str) -> Path:
    """A mapping that the documentation keeps."""
    return Path(__file__).resolve().parents[2] / "docs" / "mappings" / f"{name}.toml"
