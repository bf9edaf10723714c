"""What a file says about itself."""

from datetime import date, datetime

from dashboard import __version__
from dashboard.catalogue.loader import catalogue
from dashboard.documents.context import context_of, definitions
from dashboard.query.filters import Filters
from registers import publish_tables

MADE_AT = datetime(2026, 1, 2)


def test_a_context_is_in_the_readers_words(tmp_path) -> None:
    version = publish_tables(tmp_path, {}, date(2014, 4, 30)).current()
    filters = Filters(where=(("sector", ("government",)),))
    explained = [catalogue().indicators["units_open"], catalogue().checks["home_review"], catalogue().lists["worklist"]]
    found = context_of(
        "T",
        version,
        date(2014, 3, 31),
        filters,
        "en",
        MADE_AT,
        explained,
        (("province", ("52",)),),
        next_steps={"home_review": "Rework."},
    )
    assert (found.version, found.as_of, found.program_version) == (version.name, date(2014, 3, 31), __version__)
    assert found.filters == (("Sector", "State organ"), ("Province", "贵州省"))
    assert [definition.title for definition in found.definitions] == [query.title.en for query in explained]
    assert [definition.next_step for definition in found.definitions] == ["", "Rework.", ""]


def test_a_definition_stands_once() -> None:
    check = catalogue().checks["home_review"]
    assert len(definitions([check, check], "zh", date(2026, 10, 31))) == 1
