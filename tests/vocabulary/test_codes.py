import pytest

from dashboard.vocabulary.codes import code_lists, code_of, codes, spellings, title
from dashboard.vocabulary.register_titles import table_titles

READ_FROM_CELLS = sorted(
    {column.codes for table in table_titles().values() for column in table.columns.values() if column.codes}
    | {"yes_no"}
)


@pytest.mark.parametrize("name", list(code_lists()))
def test_every_code_has_a_title_in_both_languages(name) -> None:
    for code in codes(name):
        assert title(name, code, "zh") and title(name, code, "en")


@pytest.mark.parametrize("name", READ_FROM_CELLS)
def test_codes_are_read_by_their_names_and_no_spelling_means_two(name) -> None:
    for code in codes(name):
        assert code_of(name, code) == code_of(name, title(name, code, "zh")) == code
    assert set(spellings(name).values()) == set(codes(name))


def test_an_empty_code_has_a_dash_for_a_title_and_an_unknown_one_its_own_name() -> None:
    assert title("sector", None, "zh") == "–"
    assert title("sector", "castle", "en") == "castle"
    assert code_of("sector", "城堡") is None
