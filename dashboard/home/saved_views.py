"""Saved views: a page with its filters under a name. One small file in the home stores all of them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import filelock

from dashboard.errors import Refused
from dashboard.home.json_values import json_text, read_json
from dashboard.home.registers import Home, write_pointer
from dashboard.locale import _

_LONGEST = 60
_MOST = 200


@dataclass(frozen=True)
class SavedView:
    """A named view: the page's name in the URL, and the URL's parameters."""

    name: str
    page: str
    query: Mapping[str, str]


def saved_views(home: Home) -> list[SavedView]:
    """All saved views, by name. Raises Refused if the file is damaged."""
    path = _path(home)
    if not path.is_file():
        return []
    try:
        return read_json(path, list[SavedView])
    except (OSError, ValueError) as error:
        raise Refused(_("{file} is damaged: mend it or delete it, the saved views are in it.", file=path)) from error


def save_view(home: Home, view: SavedView) -> None:
    """Save a view; it replaces one of the same name. Raises Refused on an empty or long name, or too many views."""
    name = view.name.strip()
    if not name or len(name) > _LONGEST:
        raise Refused(_("A view's name has 1 to {most} characters.", most=_LONGEST))
    with _changing(home):
        others = [other for other in saved_views(home) if other.name != name]
        if len(others) >= _MOST:
            raise Refused(_("There are {most} saved views: delete one first.", most=_MOST))
        _write(home, [*others, SavedView(name, view.page, view.query)])


def forget_view(home: Home, name: str) -> None:
    """Delete the view of that name, if there is one."""
    with _changing(home):
        _write(home, [view for view in saved_views(home) if view.name != name])


def _path(home: Home) -> Path:
    return home.folder / "views.json"


@contextmanager
def _changing(home: Home) -> Iterator[None]:
    """Holds the lock of the views file. Raises Refused if the folder can't be written."""
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(home.folder / "views.lock"):
            yield
    except OSError as error:
        raise Refused(_("{folder} can't be written: views can't be saved here.", folder=home.folder)) from error


def _write(home: Home, views: Sequence[SavedView]) -> None:
    ordered = sorted(views, key=lambda view: view.name)
    write_pointer(_path(home), json_text(ordered))
