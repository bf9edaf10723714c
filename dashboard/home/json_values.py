"""Writes frozen dataclasses as JSON and reads them back, validated against their annotations."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")


def json_text(value: object, without: frozenset[str] = frozenset()) -> str:
    """The value as indented JSON: dates in ISO format, dataclass fields by name, without the fields in ``without``."""
    plain = msgspec.to_builtins(value, enc_hook=str)  # enc_hook: fields in ``without`` may hold a path
    if isinstance(plain, dict):
        plain = {name: part for name, part in plain.items() if name not in without}
    return msgspec.json.format(msgspec.json.encode(plain), indent=1).decode("utf-8")


def read_json(path: Path, kind: type[Kind], /, **more: Any) -> Kind:
    """The file's content as a value of this type; ``more`` gives fields that the file doesn't hold.

    Unknown fields are ignored: a later program version may have written them. Raises OSError, and ValueError if the
    file is no JSON or doesn't fit the type.
    """
    plain = msgspec.json.decode(path.read_bytes())
    if more:
        if not isinstance(plain, dict):
            raise ValueError("an object is expected")
        plain = plain | more
    # dec_hook leaves values of other types, such as the paths in ``more``, unchanged.
    return msgspec.convert(plain, kind, dec_hook=lambda _type, given: given)
