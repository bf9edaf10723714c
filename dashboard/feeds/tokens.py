"""Feed tokens: created by the command line and stored as hashes, each with its feeds, scope and expiry date."""

import hashlib
import hmac
import os
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import filelock

from dashboard.catalogue.loader import catalogue
from dashboard.errors import Refused
from dashboard.home.json_values import json_text, read_json
from dashboard.home.registers import Home, write_pointer
from dashboard.locale import _
from dashboard.query.filters import Where, where_of

FEEDS = ("health", "indicators", "worklist", "calendar")
"""The feeds that a token can open."""

_NAME = re.compile(r"[\w.-]{1,60}")
_PREFIX = "uh_"


@dataclass(frozen=True)
class Token:
    """What is stored of a token: its hash, not the token itself. scope holds DIM=V pairs.

    It is still valid on expires_on. register None opens every register of the home.
    """

    name: str
    digest: str
    created_on: date
    expires_on: date
    feeds: tuple[str, ...] = FEEDS
    scope: tuple[str, ...] = ()
    register: str | None = None

    @property
    def where(self) -> Where:
        """The filter for the units that the token may see."""
        return where_of(self.scope, catalogue())


def tokens(home: Home) -> tuple[Token, ...]:
    """All tokens of the home, by name. Raises Refused if their file is damaged."""
    path = _path(home)
    if not path.is_file():
        return ()
    try:
        return read_json(path, tuple[Token, ...])
    except ValueError as error:
        raise Refused(_("The file {file} of the tokens is damaged.", file=path)) from error


def new_token(
    home: Home,
    name: str,
    expires_on: date,
    feeds: Sequence[str] = FEEDS,
    scope: Sequence[str] = (),
    register: str | None = None,
) -> str:
    """Create a token, store its hash and return the token, which can't be retrieved later.

    Raises Refused on a name that is taken or invalid, an unknown feed, filter or register, or an expiry date in the
    past.
    """
    if not _NAME.fullmatch(name):
        raise Refused(_("“{name}” is no name of a token: use letters, digits, - and _.", name=name))
    for feed in feeds:
        if feed not in FEEDS:
            raise Refused(_("There is no feed “{name}”; there are {known}.", name=feed, known=", ".join(FEEDS)))
    if register is not None and register not in home.register_names():
        raise Refused(_("There is no register “{name}”.", name=register))
    if expires_on < date.today():
        raise Refused(_("A token can't end before today."))
    where_of(scope, catalogue())
    secret = _PREFIX + secrets.token_urlsafe(32)
    token = Token(name, _digest(secret), date.today(), expires_on, tuple(feeds), tuple(scope), register)
    with _lock(home):
        known = tokens(home)
        if name in {other.name for other in known}:
            raise Refused(_("There is a token “{name}” already: revoke it first.", name=name))
        _write(home, (*known, token))
    return secret


def revoke(home: Home, name: str) -> None:
    """Delete a token, so that requests with it are rejected. Raises Refused if there is none of that name."""
    with _lock(home):
        known = tokens(home)
        kept = tuple(token for token in known if token.name != name)
        if len(kept) == len(known):
            raise Refused(_("There is no token “{name}”.", name=name))
        _write(home, kept)


def token_of(home: Home, secret: str) -> Token | None:
    """The token with this secret, expired or not; None if unknown. Compares every hash, each in constant time."""
    digest, found = _digest(secret), None
    for token in tokens(home):
        if hmac.compare_digest(digest, token.digest):
            found = token
    return found


def _digest(secret: str) -> str:
    # 32 random bytes can't be guessed, so a fast hash is enough; a slow password hash would add nothing.
    return hashlib.sha256(secret.encode("utf-8", errors="replace")).hexdigest()


def _path(home: Home) -> Path:
    return home.folder / "tokens.json"


def _lock(home: Home) -> filelock.BaseFileLock:
    home.folder.mkdir(parents=True, exist_ok=True)
    return filelock.FileLock(home.folder / "tokens.lock")


def _write(home: Home, kept: Sequence[Token]) -> None:
    path = _path(home)
    previous = os.umask(0o077)  # readable by its owner only
    try:
        ordered = sorted(kept, key=lambda token: token.name)
        write_pointer(path, json_text(ordered))
    finally:
        os.umask(previous)
