import tomllib
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from dashboard.catalogue.entries import STATES
from dashboard.charts.palette import (
    FONT,
    STATE_SIGNS,
    Theme,
    contrast,
    ink_on,
    linear,
    pale,
    palette,
    practice_fill,
    rate_fill,
)
from dashboard.vocabulary import codes

THEMES: tuple[Theme, ...] = get_args(Theme)

# How red, green and blue light look to eyes without the long or the middle cones (Machado, Oliveira and Fernandes 2009,
# full severity); the unit matrix is for the other eyes.
EYES = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
}


def lab(colour, eyes):
    """The colour as these eyes see it, in CIELAB (D65): equal distances look about equally far, 2 is just seen."""
    light = linear(colour)
    red, green, blue = (
        min(1.0, max(0.0, sum(part * of for part, of in zip(row, light, strict=True)))) for row in EYES[eyes]
    )
    xyz = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one, other, eyes):
    return sum((a - b) ** 2 for a, b in zip(lab(one, eyes), lab(other, eyes), strict=True)) ** 0.5


def test_the_measure_knows_what_the_colour_blind_confuse():
    assert difference("#000000", "#ffffff", "all cones") == pytest.approx(100, abs=0.1)
    assert difference("#b23a3a", "#6b6b2a", "deuteranopia") < difference("#b23a3a", "#6b6b2a", "all cones") / 2


@pytest.mark.parametrize("theme", THEMES)
def test_every_state_and_main_class_has_its_colour(theme):
    assert tuple(palette(theme).states) == STATES == tuple(STATE_SIGNS)
    assert tuple(palette(theme).main_classes) == codes.codes("main_class")


@pytest.mark.parametrize("theme", THEMES)
def test_texts_are_readable(theme):
    colours = palette(theme)
    for ground in (colours.background, colours.card):
        for text in (colours.ink, colours.muted, colours.accent, *colours.states.values()):
            assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_on_fills_are_readable(theme):
    colours = palette(theme)
    for fill in colours.main_classes.values():
        assert contrast(ink_on(fill), fill) >= 4.5, fill
        assert contrast(ink_on(pale(fill, theme)), pale(fill, theme)) >= 4.5, fill
    for fill in (rate(percent, theme) for rate in (rate_fill, practice_fill) for percent in range(101)):
        assert contrast(ink_on(fill), fill) >= 4.5, fill
        # Once a cell is selected all numbers of the grid are in one ink.
        assert contrast(colours.ink, fill) >= 4.5, fill
        assert contrast(colours.ink, pale(fill, theme)) >= 4.5, fill
    for fill in (colours.unknown_fill, colours.unknown_hatch):
        assert contrast(colours.ink, fill) >= 4.5, fill
    assert contrast(colours.states["not_applicable"], colours.none_fill) >= 4.5


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_all_main_classes_can_be_told_apart(theme, eyes):
    # Any two can touch in a stacked bar, where the classes between them have no unit.
    for one, other in combinations(palette(theme).main_classes.values(), 2):
        assert difference(one, other, eyes) >= 15, (one, other)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_a_good_rate_a_middling_one_and_a_bad_one_can_be_told_apart(theme, eyes):
    for one, other in combinations(palette(theme).rates, 2):
        assert difference(one, other, eyes) >= 13, (one, other)


@pytest.mark.parametrize("theme", THEMES)
def test_rates_run_from_red_over_neutral_to_teal(theme):
    assert (rate_fill(0, theme), rate_fill(70, theme), rate_fill(100, theme)) == palette(theme).rates
    reds = [int(rate_fill(percent, theme)[1:3], 16) - int(rate_fill(percent, theme)[3:5], 16) for percent in range(101)]
    assert reds == sorted(reds, reverse=True)


@pytest.mark.parametrize("theme", THEMES)
def test_a_practice_that_nothing_demands_is_never_red(theme):
    for percent in range(101):
        fill = practice_fill(percent, theme)
        assert int(fill[1:3], 16) <= int(fill[3:5], 16)


def test_the_pages_and_the_figures_have_the_same_colours_and_fonts():
    config = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["theme"]["font"] == FONT
    for theme in THEMES:
        colours, page = palette(theme), config["theme"][theme]
        assert page["primaryColor"] == page["linkColor"] == colours.accent
        assert (page["backgroundColor"], page["secondaryBackgroundColor"]) == (colours.background, colours.card)
        assert (page["textColor"], page["borderColor"]) == (colours.ink, colours.line)
        assert page["chartCategoricalColors"] == list(colours.main_classes.values())
        words = ("greenTextColor", "redTextColor", "orangeTextColor", "grayTextColor")
        assert [page[name] for name in words] == list(colours.states.values())
