"""Frozen dataclasses as JSON files, validated against their annotations."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")


def json_text(value: object, without: frozenset[str] = frozenset()) -> str:
    """The value as indented JSON: dates in ISO format, fields of a dataclass by name, those of ``without`` left out."""
    plain = msgspec.to_builtins(value, enc_hook=str)  # a path among the fields left out
    if isinstance(plain, dict):
        plain = {name: part for name, part in plain.items() if name not in without}
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode("utf-8")


def read_json(path: Path, kind: type[Kind], /, **more: Any) -> Kind:
    """The file's content as a value of this type; ``more`` are fields that the file doesn't hold.

    Fields that the type doesn't have are ignored: a later program may have written them. Raises OSError, and ValueError
    where the file is no JSON or doesn't fit the type.
    """
    plain = msgspec.json.decode(path.read_bytes())
    if more:
        if not isinstance(plain, dict):
            raise ValueError("an object is expected")
        plain = plain | more
    # Paths come in ``more`` as they are.
    return msgspec.convert(plain, kind, dec_hook=lambda _type, given: given)
