import pytest

from dashboard.answers.region_tree import Place, place_of
from dashboard.query.filters import Filters


def at(*regions: str) -> Filters:
    return Filters(where=(("region", regions),)) if regions else Filters()


@pytest.mark.parametrize(
    ("regions", "provinces", "place"),
    [
        ((), ["52", "53"], Place((), "province")),
        ((), ["52"], Place(("52",), "city")),
        ((), ["52", ""], Place(("52",), "city")),
        ((), [], Place((), "province")),
        (("52",), ["52"], Place(("52",), "city")),
        (("5201",), ["52"], Place(("52", "5201"), "region")),
        (("520103",), ["52"], Place(("52", "5201", "520103"), "region")),
        (("5201", "5202"), ["52"], Place((), "province")),
        (("somewhere",), ["52"], Place((), "province")),
        (("",), ["52"], Place((), "province")),
    ],
)
def test_a_view_stands_at_the_place_that_its_filter_names(regions, provinces, place) -> None:
    assert place_of(at(*regions), provinces) == place
