"""What a user is told when something can't be done."""


class Refused(Exception):
    """Nothing was changed; the message is one sentence in the user's language that says why.

    It names file, sheet, row and column where there are any.
    """
