"""The text of a file whose encoding nobody names: guessed, and the guess proved plausible by the text it gives."""

import codecs
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_COMMON_SHARE = 0.7
"""Of the two-byte characters of Chinese text more are in GB 2312: of the listings of the Guizhou campaign all are,
of Latin text misread none or few."""


def decoded(content: bytes, encoding: str | None = None) -> str | None:
    """The text of a file in the encoding named, else by its byte-order mark, else the first that makes sense, or None.

    Tried are UTF-8, UTF-16 without a mark, GB18030 and, for the languages of Western Europe, cp1252.
    """
    if encoding:
        return _as(content, encoding)
    for mark, marked in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _as(content, marked)
    for guess in ("utf-8", *_wide(content), "gb18030", "cp1252"):
        text = _as(content, guess)
        if text is not None and _makes_sense(text) and (guess != "gb18030" or _is_chinese(text)):
            return text
    return None


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(content: bytes) -> tuple[str, ...]:
    """UTF-16 where every other byte of the separators and digits is zero, as it is in no other text."""
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(content) % 2 or max(even, odd) < len(head) / 20 or min(even, odd):
        return ()
    return ("utf-16-le",) if odd else ("utf-16-be",)


def _makes_sense(text: str) -> bool:
    # GB18030 decodes almost any bytes; a wrong guess shows as private-use, unassigned or control characters.
    return not any(unicodedata.category(character) in {"Co", "Cn", "Cc"} for character in set(text) - set("\t\r\n\f"))


def _is_chinese(text: str) -> bool:
    """Whether the characters beyond ASCII are such as Chinese is written with.

    Misread, é and the ASCII letter after it are one rare character outside GB 2312.
    """
    wide = [character for character in text[:_SAMPLE] if character > "\x7f"]
    if not wide:
        return True
    common = sum(_in_gb2312(character) for character in wide)
    return common >= _COMMON_SHARE * len(wide)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
