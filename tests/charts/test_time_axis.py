from datetime import date

import pytest

from dashboard.charts.time_axis import month_within
from dashboard.locale import use_language

FIRST, LAST = date(2025, 10, 15), date(2026, 10, 31)


@pytest.mark.parametrize(
    ("month", "first", "last", "zh", "en"),
    [
        (date(2025, 10, 1), FIRST, LAST, "2025年10月15—31日", "15–31 October 2025"),
        (date(2025, 11, 1), FIRST, LAST, "2025年11月", "November 2025"),
        (date(2026, 10, 1), FIRST, LAST, "2026年10月", "October 2026"),
        (date(2025, 10, 1), date(2025, 10, 31), LAST, "2025年10月31日", "31 October 2025"),
        (date(2026, 10, 1), FIRST, date(2026, 10, 15), "2026年10月1—15日", "1–15 October 2026"),
        (date(2026, 10, 1), FIRST, date(2026, 10, 1), "2026年10月1日", "1 October 2026"),
        (date(2024, 2, 1), date(2023, 3, 1), date(2024, 2, 29), "2024年2月", "February 2024"),
    ],
)
def test_a_month_that_is_not_whole_says_which_days_of_it_are_counted(month, first, last, zh, en) -> None:
    for language, said in (("zh", zh), ("en", en)):
        use_language(language)
        assert month_within(month, first, last, language) == said
