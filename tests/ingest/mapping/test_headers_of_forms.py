"""Headers of real forms go where docs/headers.md says."""

import re
from pathlib import Path

import pytest

from dashboard.ingest.mapping.headers import targets_of

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "headers.md").read_text(encoding="utf-8")
LISTED = re.findall(r"^\| (?!header)([^|-][^|]*?) \| ([^|]+?) \| ", TEXT, re.MULTILINE)
NOT_TAKEN = re.findall(r"[\u4e00-\u9fff]+", TEXT.partition("Not taken on purpose")[2])


@pytest.mark.parametrize(("header", "target"), LISTED)
def test_a_header_goes_where_the_list_says(header: str, target: str) -> None:
    found = {str(one) for one in targets_of(header)}
    assert (target in found) if target != "not taken" else not found


@pytest.mark.parametrize("header", NOT_TAKEN)
def test_what_says_something_else_is_not_taken(header: str) -> None:
    assert not targets_of(header)


def test_the_list_is_read() -> None:
    assert len(LISTED) > 25 and len(NOT_TAKEN) >= 6
