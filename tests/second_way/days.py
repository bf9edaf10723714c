"""Date arithmetic."""

from calendar import monthrange
from datetime import date, timedelta


def days_after(start: date, days: int) -> date:
    return start + timedelta(days=days)


def months_after(start: date, months: int) -> date:
    """The same day so many months on, or that month's last day where it has no such day (reading 6)."""
    month = start.year * 12 + start.month - 1 + months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def years_after(start: date, years: int) -> date:
    """29 February becomes 28 February in a common year (reading 6)."""
    return months_after(start, 12 * years)


def earliest(dates: list[date | None]) -> date | None:
    return min((day for day in dates if day is not None), default=None)


def latest(dates: list[date | None]) -> date | None:
    return max((day for day in dates if day is not None), default=None)
