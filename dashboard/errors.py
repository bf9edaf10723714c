"""The error that tells a user why something can't be done."""


class Refused(Exception):
    """A request is refused and nothing was changed. The message says why in one sentence in the user's language.

    It names file, sheet, row and column where there are any.
    """
