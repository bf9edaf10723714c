"""Campaign tasks and the units on their lists (readings 70 and 74)."""

from second_way.register import Register, Row


def listings_of(register: Register, unit: Row) -> list[tuple[Row, Row]]:
    """The unit's task units, each with its task; a unit on two lists of one task is two of them."""
    pairs = [
        (listing, register.row("tasks", task_id=listing["task_id"]))
        for listing in register.rows("task_units", unit_id=unit["unit_id"])
    ]
    return [(listing, task) for listing, task in pairs if task is not None]


def started_listings_of(register: Register, unit: Row) -> list[tuple[Row, Row]]:
    """Those whose task has started by the date, or has no start."""
    return [
        (listing, task)
        for listing, task in listings_of(register, unit)
        if task["starts_on"] is None or task["starts_on"] <= register.as_of
    ]


def overdue_listings_of(register: Register, unit: Row) -> list[tuple[Row, Row]]:
    """Due before the as-of date and not done; a task without a due date is never overdue."""
    return [
        (listing, task)
        for listing, task in started_listings_of(register, unit)
        if listing["done_on"] is None and task["due_on"] is not None and task["due_on"] < register.as_of
    ]


def is_on_list_for(register: Register, unit: Row, unit_of_target: str) -> bool:
    """On a list of a task counted in such units, whatever its start (reading 110)."""
    return any(task["unit_of_target"] == unit_of_target for _, task in listings_of(register, unit))


def is_multi_listed(register: Register, unit: Row) -> bool:
    """On two or more lists of one campaign, whatever their task's start (reading 74)."""
    campaigns = [task["campaign"] for _, task in listings_of(register, unit) if task["campaign"] is not None]
    return len(campaigns) > len(set(campaigns))
