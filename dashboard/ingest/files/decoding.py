"""The text of a file whose encoding nobody names: guessed, and the guess proved plausible by the text it gives."""

import codecs
import re
import unicodedata

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000
_WIDE = re.compile(r"([A-Za-z]?)([^\x00-\x7f]+)(?=([A-Za-z]?))")
_CONTROLS = {
    code: sign for code in range(0x80, 0xA0) if (sign := bytes([code]).decode("cp1252", "replace")) != "\ufffd"
}
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
            return _mended(_as(content, marked))
    # Bytes beyond ASCII that are UTF-8 throughout are nothing else: only a zero shows that it is no text at all.
    for guess in ("utf-8", *_wide(content), "gb18030", "cp1252"):
        text = _as(content, guess)
        if text is None:
            continue
        if ("\0" not in text) if guess == "utf-8" else _makes_sense(text) and (guess == "cp1252" or _is_chinese(text)):
            return _mended(text)
    return None


def _mended(text: str | None) -> str | None:
    """The text with the signs that some program took for control characters: U+0092 was ’ in cp1252."""
    return text.translate(_CONTROLS) if text else text


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
    """Whether the characters beyond ASCII stand as Chinese does: in GB 2312, and not one by one within Latin words.

    Misread, é and the letter after it are one rare character outside GB 2312, and öß is 枚 within a word.
    """
    wide = _WIDE.findall(text[:_SAMPLE])
    at_home = sum(sum(map(_in_gb2312, run)) for before, run, after in wide if len(run) > 1 or not (before and after))
    return at_home >= _COMMON_SHARE * sum(len(run) for _before, run, _after in wide)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
