"""Starts a register of one's own: an empty first version, its title and the body that keeps it."""

from datetime import date

from dashboard.errors import Refused
from dashboard.home.register_about import RegisterAbout, keep_register_about
from dashboard.home.registers import Home
from dashboard.locale import _
from dashboard.register.publish import draft
from dashboard.register.versions import Register, Version


def start_register(home: Home, name: str, about: RegisterAbout, as_of: date) -> Version:
    """Publish an empty first version of a new register and make it the default.

    Raises Refused if the name is none that a register can have, or another register has it.
    """
    register = Register(home, name)
    if register.folder.exists() and (register.folder / "current").is_file():
        raise Refused(_("There is a register “{name}” already: choose another short name.", name=name))
    with draft(register, as_of=as_of, action="start", synthetic=False, empty=True):
        pass
    keep_register_about(register.folder, about)
    home.choose(name)
    return register.current()
