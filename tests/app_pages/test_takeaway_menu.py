"""What the menu of documents takes from the page."""

from datetime import date
from types import SimpleNamespace

import pytest

from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.app_pages.frame.export_menu import _compared
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register


@pytest.mark.parametrize("earlier", [date(2013, 12, 31), None, "usual"])
def test_the_brief_compares_with_the_date_that_the_reader_has_chosen(guizhou: Register, earlier) -> None:
    version = guizhou.current()
    reader = open_reader(version)
    usual = default_comparison(guizhou, version, reader.as_of)
    chosen = usual[1] if earlier == "usual" else earlier
    found = _compared(SimpleNamespace(register=guizhou, version=version, reader=reader, earlier=chosen))
    assert found == ((version.name, date(2013, 12, 31)) if earlier == date(2013, 12, 31) else None)
