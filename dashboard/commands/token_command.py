"""The command token: creates, lists and revokes tokens of the feeds."""

from argparse import Namespace
from datetime import date, timedelta

import pandas as pd

from dashboard.commands.output import print_frame, print_json
from dashboard.commands.query_commands import day, names_of
from dashboard.errors import Refused
from dashboard.feeds.tokens import FEEDS, new_token, revoke, tokens
from dashboard.home.registers import Home, home_folder
from dashboard.locale import _

_MOST_DAYS = 3_660


def token(options: Namespace) -> None:
    """union-health token new, list and revoke."""
    home = Home(home_folder(options.home))
    {"new": _new, "list": _list, "revoke": _revoke}[options.action](options, home)


def _new(options: Namespace, home: Home) -> None:
    if not 0 < options.days <= _MOST_DAYS:
        raise Refused(_("--days is a number from 1 to {most}.", most=_MOST_DAYS))
    expires_on = day(options.until) or date.today() + timedelta(days=options.days)
    feeds = names_of(options.feed) or FEEDS
    secret = new_token(home, options.name, expires_on, feeds, options.scope or (), options.register)
    if options.json:
        print_json({"name": options.name, "token": secret, "expires_on": expires_on.isoformat()})
        return
    print(secret)
    print(
        _(
            "Keep it: it is shown this once. It ends on {date}; “union-health serve --feeds” answers to it.",
            date=expires_on,
        )
    )


def _list(options: Namespace, home: Home) -> None:
    names = ["name", "created_on", "expires_on", "feeds", "scope", "register"]
    rows = [
        (one.name, one.created_on, one.expires_on, " ".join(one.feeds), " ".join(one.scope), one.register)
        for one in tokens(home)
        if options.register is None or one.register in (None, options.register)
    ]
    print_frame(pd.DataFrame(rows, columns=names, dtype=object), options.json)


def _revoke(options: Namespace, home: Home) -> None:
    revoke(home, options.name)
    if options.json:
        print_json({"name": options.name})
    else:
        print(_("Revoked: {name}.", name=options.name))
