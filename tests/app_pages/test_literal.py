import pytest

from dashboard.app_pages.frame.plain_text import literal


@pytest.mark.parametrize(
    "text", ["![x](http://example.invalid/a.png)", "[a](b)", "<b>", "**a**", "$x$", ":red[a]", "# a"]
)
def test_markdown_stays_text(text: str) -> None:
    escaped = literal(text)
    assert escaped.replace("\\", "") == text
    for sign in "[]()<>*$:#!":
        assert all(escaped[place - 1] == "\\" for place in range(len(escaped)) if escaped[place] == sign)


def test_a_line_break_is_a_space() -> None:
    assert literal("a\n\n# b") == "a \\# b"
