"""Parses and authorises feed requests: register, date and filters as in a page's URL, within the token's scope."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard import __version__
from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.feeds.tokens import Token, token_of
from dashboard.home.registers import Home
from dashboard.locale import LANGUAGES, Language, _
from dashboard.query.filters import CHECK_STATES, DIMENSIONS, Filters, Where, from_query
from dashboard.register.reader import is_ready
from dashboard.register.status_file import status_path
from dashboard.register.versions import Register, Version, open_register

_OF_THE_PAGE = frozenset({"tab", "plan", "unit", "theme", "find", "page", "show", "place", "on", "differing"})
"""Parameters of a page's URL other than its filters; feeds ignore them."""

_OWN = frozenset({"register", "version", "as_of", "search", "lang", "token", "by", "only", "days"})


class RequestRefused(Exception):
    """A rejected request, with the HTTP status and one sentence for the client."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence


@dataclass(frozen=True)
class FeedRequest:
    """An authorised request. scope combines the server's and the token's; worded is whether lang was given."""

    feed: str
    version: Version
    as_of: date
    filters: Filters
    scope: Where
    language: Language
    worded: bool
    extras: Mapping[str, str]

    @property
    def tag(self) -> str:
        """The entity tag, a hash of everything that the answer depends on."""
        parts = (
            __version__,
            self.feed,
            str(self.version.path),
            self.version.created_at.isoformat(),
            status_path(self.version, self.as_of).name,
            repr(self.filters.where),
            self.filters.search,
            repr(self.scope),
            self.language,
            str(self.worded),
            repr(sorted(self.extras.items())),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", errors="replace")).hexdigest()[:32]


def opened_by(home: Home, secret: str | None, feed: str) -> Token:
    """The token of a request for this feed. Raises Turned: 401 without a valid token, 403 if it opens other feeds."""
    if not secret:
        raise RequestRefused(
            401, _("A feed needs a token: in the header “Authorization: Bearer …”, or as token=… in the URL.")
        )
    token = token_of(home, secret)
    if token is None:
        raise RequestRefused(401, _("This token is not known: it is misspelled or was revoked."))
    if token.expires_on < date.today():
        raise RequestRefused(401, _("This token ended on {date}.", date=token.expires_on))
    if feed not in token.feeds:
        raise RequestRefused(403, _("This token opens {feeds}, not {feed}.", feeds=", ".join(token.feeds), feed=feed))
    return token


def asked(
    home: Home, feed: str, query: Mapping[str, str], token: Token, scope: Where, language: Language
) -> FeedRequest:
    """Parses the URL's parameters into a request.

    Raises Turned: 400 on unknown parameters or values, 403 on a register that the token doesn't open, 404 on an unknown
    register or version, 409 on a date that is not computed yet.
    """
    unknown = sorted(set(query) - {*DIMENSIONS, *CHECK_STATES} - _OWN - _OF_THE_PAGE)
    filters = from_query(query, catalogue())
    wrong = [*unknown, *filters.unknown]
    if (given := query.get("lang")) and given not in LANGUAGES:
        wrong.append(f"lang={given}")
    if wrong:
        raise RequestRefused(400, _("Not understood: {parts}.", parts=", ".join(wrong)))
    if token.register and filters.register not in (None, token.register):
        raise RequestRefused(403, _("This token opens the register {register} only.", register=token.register))
    name = filters.register or token.register
    if name and name not in home.register_names():
        raise RequestRefused(404, _("There is no register “{name}”.", name=name))
    try:
        register: Register = open_register(home, name)
        version = register.version(filters.version) if filters.version else register.current()
    except Refused as refusal:
        raise RequestRefused(404, str(refusal)) from refusal
    as_of = filters.as_of or version.date
    if as_of != version.date and not is_ready(version, as_of):
        raise RequestRefused(409, _("The date {date} is not ready: open it in the dashboard first.", date=as_of))
    extras = {name: query[name] for name in ("by", "only", "days") if name in query}
    return FeedRequest(feed, version, as_of, filters, (*scope, *token.where), language, "lang" in query, extras)
