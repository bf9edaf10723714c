"""Decodes text of unknown encoding: tries several and takes the first whose text is plausible."""

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
"""The least share of non-ASCII characters in GB 2312 for text to count as Chinese. In the listings of the Guizhou
campaign all are; in misread Latin text few or none."""


def decoded(content: bytes, encoding: str | None = None) -> str | None:
    """The decoded text; None if no encoding fits.

    Uses ``encoding`` if given, else the byte-order mark, else the first that gives plausible text of UTF-8, UTF-16
    without a mark, GB18030 and (for the languages of Western Europe) cp1252.
    """
    if encoding:
        return _as(content, encoding)
    for mark, marked in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _mended(_as(content, marked))
    # Non-ASCII text in another encoding is practically never valid UTF-8; a NUL means UTF-16 or a binary file.
    for guess in ("utf-8", *_wide(content), "gb18030", "cp1252"):
        text = _as(content, guess)
        if text is None:
            continue
        if ("\0" not in text) if guess == "utf-8" else _makes_sense(text) and (guess == "cp1252" or _is_chinese(text)):
            return _mended(text)
    return None


def _mended(text: str | None) -> str | None:
    """The text with C1 control characters replaced by the cp1252 characters they stand for: U+0092 becomes ’."""
    return text.translate(_CONTROLS) if text else text


def _as(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _wide(content: bytes) -> tuple[str, ...]:
    """The UTF-16 codec, if any: in UTF-16 one byte of each separator and digit is zero, in other text none is."""
    head = content[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(content) % 2 or max(even, odd) < len(head) / 20 or min(even, odd):
        return ()
    return ("utf-16-le",) if odd else ("utf-16-be",)


def _makes_sense(text: str) -> bool:
    # GB18030 decodes almost any bytes; misread text contains private-use, unassigned or control characters.
    return not any(unicodedata.category(character) in {"Co", "Cn", "Cc"} for character in set(text) - set("\t\r\n\f"))


def _is_chinese(text: str) -> bool:
    """Whether enough non-ASCII characters are in GB 2312 and not single characters inside a Latin word.

    In Latin text misread as GB18030, é and the letter after it become one rare character outside GB 2312, and öß
    becomes 枚 inside a word.
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
