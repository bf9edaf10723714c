"""The colours of both themes, safe for colour blindness; tests/charts/test_palette.py verifies the claims made here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]

FONT = (
    "'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Source Han Sans CN', "
    "'WenQuanYi Micro Hei', sans-serif"
)
"""Fonts present on Chinese systems, so that none is downloaded. Same stack as in .streamlit/config.toml."""

STATE_SIGNS: Mapping[str, str] = {"pass": "✓", "fail": "✕", "unknown": "?", "not_applicable": "–"}


@dataclass(frozen=True)
class Palette:
    """The colours of one theme as #rrggbb.

    states are text colours (contrast 4.5:1 on background and card); main_classes and rates are fills, whose text colour
    is ``ink_on``. rates are the fills at 0 %, NEUTRAL_RATE and 100 %.
    """

    background: str
    card: str
    ink: str
    muted: str
    line: str
    track: str
    bar: str
    accent: str
    states: Mapping[str, str]
    main_classes: Mapping[str, str]
    rates: tuple[str, str, str]
    unknown_fill: str
    unknown_hatch: str
    none_fill: str


Tone = Literal["good", "fair", "bad", "late", "mild", "unknown", "none", "plain", "accent"]
"""The meaning of a fill that is not a rate: two grades of good, three of bad, unknown, not applicable, or neutral."""

_PALE = 0.35
"""The share of a fill's colour that remains when it is drawn pale."""

NEUTRAL_RATE = 70
"""The rate in percent that is neither red nor teal; most rates exceed 50 % and would otherwise look alike."""

_LIGHT = Palette(
    background="#ffffff",
    card="#f5f6f8",
    ink="#131924",
    muted="#5b6472",
    line="#e1e4ea",
    track="#e6e9ef",
    bar="#c5ccd9",
    accent="#9c1b1b",
    states={"pass": "#0f766e", "fail": "#b42318", "unknown": "#a84b06", "not_applicable": "#626c7a"},
    # The reds get paler from worst to mild, so that lightness distinguishes them without hue.
    main_classes={
        "no_union": "#741013",
        "long_overdue": "#c0392b",
        "overdue": "#e58577",
        "incomplete": "#f6d3c8",
        "to_verify": "#d99a1c",
        "sound": "#1a7f78",
        "not_applicable": "#bcc4d0",
    },
    rates=("#e58f85", "#f3efe7", "#93cbc3"),
    unknown_fill="#fcf5e3",
    unknown_hatch="#f3e3bd",
    none_fill="#f1f3f6",
)

_DARK = Palette(
    background="#12161c",
    card="#1a2029",
    ink="#e6e9ee",
    muted="#a3acba",
    line="#2c3440",
    track="#2a313c",
    bar="#4a5568",
    accent="#f0746a",
    states={"pass": "#4fbcb0", "fail": "#f5837a", "unknown": "#e2aa4c", "not_applicable": "#9aa4b2"},
    # On a dark background the worst is brightest.
    main_classes={
        "no_union": "#ff9f93",
        "long_overdue": "#df574b",
        "overdue": "#983029",
        "incomplete": "#552c2c",
        "to_verify": "#dba845",
        "sound": "#35a095",
        "not_applicable": "#4b5c76",
    },
    rates=("#93403b", "#2a313b", "#1f6f68"),
    unknown_fill="#2a2517",
    unknown_hatch="#57491f",
    none_fill="#1d232c",
)


def palette(theme: Theme) -> Palette:
    """The colours of a theme."""
    return _LIGHT if theme == "light" else _DARK


def tone_fill(tone: Tone, theme: Theme) -> str:
    """The fill of a tone, taken from the main classes' colours, which stay distinct under colour blindness."""
    colours = palette(theme)
    classes = {
        "good": "sound",
        "bad": "long_overdue",
        "late": "overdue",
        "mild": "incomplete",
        "unknown": "to_verify",
        "none": "not_applicable",
    }
    if tone in classes:
        return colours.main_classes[classes[tone]]
    others = {"fair": colours.rates[2], "accent": colours.accent, "plain": colours.muted}
    return others[tone]


def rate_fill(percent: int, theme: Theme) -> str:
    """The fill for a rate of 0 to 100 percent: pale red over neutral to teal."""
    low, neutral, high = palette(theme).rates
    if percent <= NEUTRAL_RATE:
        return _mixed(low, neutral, percent / NEUTRAL_RATE)
    return _mixed(neutral, high, (percent - NEUTRAL_RATE) / (100 - NEUTRAL_RATE))


def practice_fill(percent: int, theme: Theme) -> str:
    """The fill for the rate of an optional practice: from the empty cell's fill to teal, never red."""
    colours = palette(theme)
    return _mixed(colours.none_fill, colours.rates[2], percent / 100)


def pale(fill: str, theme: Theme) -> str:
    """The fill for a group of few units, mixed mostly with the card's colour so as not to overstate what is known."""
    return _mixed(palette(theme).card, fill, _PALE)


def ink_on(fill: str) -> str:
    """The text colour, near-black or white, with the higher contrast on this fill."""
    return max(("#0f1319", "#ffffff"), key=lambda ink: contrast(ink, fill))


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def linear(colour: str) -> tuple[float, float, float]:
    """The linear red, green and blue of an #rrggbb colour, each 0 to 1, with gamma removed."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _without_gamma(red), _without_gamma(green), _without_gamma(blue)


def _without_gamma(value: float) -> float:
    return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: str, other: str, share: float) -> str:
    parts = ((int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in parts)
