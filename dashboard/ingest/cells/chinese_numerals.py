"""Chinese numerals as numbers: 一百二十三, 两千, 二〇二一."""

_DIGITS = {
    sign: value
    for value, signs in enumerate(("零〇○Ｏ", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for sign in signs
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIAD = "万"


def digits_of(text: str) -> str | None:
    """The digits of a text that writes one numeral per digit: 二〇二一 is 2021; None if it is no such text."""
    found = [_DIGITS.get(sign) for sign in text]
    return "".join(map(str, found)) if found and None not in found else None


def number_of(text: str) -> int | None:
    """The number that a text of Chinese numerals says, below a hundred million; None if it is no such text."""
    above, _sign, below = text.rpartition(_MYRIAD)
    if not below and not above:
        return None
    if above:
        tens = _below_myriad(above)
        rest = _below_myriad(below) if below else 0
        return None if tens is None or rest is None else tens * 10_000 + rest
    return _below_myriad(below)


def _below_myriad(text: str) -> int | None:
    if len(text) == 1 and text in _DIGITS:
        return _DIGITS[text]
    total, digit, place_before = 0, None, 10_000
    for number, sign in enumerate(text):
        if sign in _PLACES:
            place = _PLACES[sign]
            if place >= place_before or (digit is None and not (place == 10 and number == 0)):
                return None
            total += (1 if digit is None else digit) * place
            digit, place_before = None, place
        elif sign in _DIGITS and digit in (None, 0):
            digit = _DIGITS[sign]
        else:
            return None
    if place_before == 10_000:
        return None  # 一二 without places is no number that a person would read as one
    return total + (digit or 0)
