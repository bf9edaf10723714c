"""Tags and attributes of markup by their local names, whatever their namespace and prefix."""

from typing import Any


def local(tag: object) -> str:
    """The name of a tag or attribute without its namespace."""
    return str(tag).rpartition("}")[2]


def whole(element: Any, name: str, otherwise: int = 0) -> int:
    """A whole number among the attributes; programs write s="" too."""
    text = element.get(name, "")
    return int(text) if text.isdigit() else otherwise


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, whatever its namespace and prefix."""
    return next((value for key, value in element.attrib.items() if local(key) == name), None)
