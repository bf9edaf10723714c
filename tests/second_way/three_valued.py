"""Three-valued "and" and "or", with None for unknown."""


def all_of(*answers: bool | None) -> bool | None:
    """False as soon as one is false, else unknown as soon as one is unknown."""
    if any(answer is False for answer in answers):
        return False
    return None if any(answer is None for answer in answers) else True


def any_of(*answers: bool | None) -> bool | None:
    """True as soon as one is true, else unknown as soon as one is unknown."""
    if any(answer is True for answer in answers):
        return True
    return None if any(answer is None for answer in answers) else False


def at_least(number: int | None, least: int | None) -> bool | None:
    """Inclusive, as 以上 is; an unknown number gives unknown. No least number binds nobody."""
    if least is None:
        return False
    return None if number is None else number >= least
