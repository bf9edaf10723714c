"""Overdue returns as a PNG picture for a chat, in the bundled font."""

import io
from collections.abc import Iterator
from datetime import date
from functools import cache

import pandas as pd
from PIL import Image, ImageDraw, ImageFont

from dashboard.ingest.returning.return_records import sent_back
from dashboard.locale import _, ngettext
from dashboard.paths import data_folder

_WIDTH = 1080
"""Pixels: what a phone shows without scaling up."""
_MARGIN = 56
_MOST_FORMS = 20
_MOST_NAMES = 160
_LEAST_NAMES = 8
"""Limits on what is named: forms, units in total, and at least this many units per form. The rest is a number, since a
chat shows no longer picture."""
_INK, _GREY, _ACCENT, _PAPER, _LINE = "#131924", "#626c7a", "#9c1b1b", "#ffffff", "#e1e4ea"
_SIZES = {"title": 46, "heading": 36, "name": 30, "note": 26}


@cache
def _font(kind: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(data_folder() / "fonts" / "NotoSerifCJKsc-Regular-subset.otf", _SIZES[kind])


@cache
def _is_drawn(sign: str) -> bool:
    """Whether the font has the character: others are drawn as its missing-glyph box."""
    mask, box = (_font("name").getmask(one) for one in (sign, "\uffff"))
    return sign.isspace() or bytes(mask) != bytes(box)


def reminder_picture(missing: pd.DataFrame, as_of: date, synthetic: bool = False) -> bytes:
    """A PNG of the missing or returned forms, by form and period, in the current language.

    ``missing`` has one row per return with the columns unit, form, period and status. ``synthetic`` data are labelled.
    """
    lines = list(_lines(missing, as_of, synthetic))
    height = 2 * _MARGIN + sum(_height(kind) for kind, _text, _colour in lines)
    image = Image.new("RGB", (_WIDTH, height), _PAPER)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((0, 0, _WIDTH, 10), fill=_ACCENT)
    top = _MARGIN
    for kind, text, colour in lines:
        if kind == "rule":
            drawing.line((_MARGIN, top + 14, _WIDTH - _MARGIN, top + 14), fill=_LINE, width=2)
        else:
            drawing.text((_MARGIN, top), text, font=_font(kind), fill=colour)
        top += _height(kind)
    content = io.BytesIO()
    image.save(content, "PNG")
    return content.getvalue()


def _height(kind: str) -> int:
    return 30 if kind == "rule" else round(_SIZES[kind] * 1.55)


def _lines(missing: pd.DataFrame, as_of: date, synthetic: bool) -> Iterator[tuple[str, str, str]]:
    """Kind, text and colour of each line, from top to bottom."""
    day = {"year": as_of.year, "month": as_of.month, "day": as_of.day}
    for text in _wrapped(_("Units whose returns are missing or sent back"), "title"):
        yield "title", text, _ACCENT
    yield "note", _("as of {year}-{month}-{day}", **day), _GREY
    if synthetic:
        yield "note", _("Synthetic data"), _ACCENT
    if missing.empty:
        yield "heading", _("No return on record is past its due date and missing."), _INK
    groups = list(missing.groupby(["form", "period", sent_back(missing)], sort=True))
    most = max(_LEAST_NAMES, _MOST_NAMES // max(1, min(len(groups), _MOST_FORMS)))
    for (form, period, returned), rows in groups[:_MOST_FORMS]:
        names = [str(name) for name in dict.fromkeys(rows["unit"])]
        yield "rule", "", _LINE
        about = {"form": form, "period": period, "n": len(names)}
        said = (
            ngettext(
                "{form} {period}, sent back: {n} unit", "{form} {period}, sent back: {n} units", len(names), **about
            )
            if returned
            else ngettext("{form} {period}: {n} unit", "{form} {period}: {n} units", len(names), **about)
        )
        for text in _wrapped(said, "heading"):
            yield "heading", text, _INK
        for place, name in enumerate(names[:most], 1):
            for text in _wrapped(f"{place}. {name}", "name"):
                yield "name", text, _INK
        if len(names) > most:
            yield "note", _("and {n} more", n=len(names) - most), _GREY
    if len(groups) > _MOST_FORMS:
        yield "rule", "", _LINE
        yield (
            "note",
            ngettext(
                "and {n} more form or period",
                "and {n} more forms and periods",
                len(groups) - _MOST_FORMS,
                n=len(groups) - _MOST_FORMS,
            ),
            _GREY,
        )
    if not all(map(_is_drawn, set("".join(map(str, missing["unit"]))))):
        yield "rule", "", _LINE
        yield "note", _("A box stands for a character that the font lacks."), _GREY


def _wrapped(text: str, kind: str) -> Iterator[str]:
    """The text in lines that fit the picture; characters that the font lacks appear as its empty box."""
    room = _WIDTH - 2 * _MARGIN
    line = ""
    for sign in " ".join(text.split()):
        if _font(kind).getlength(line + sign) > room:
            yield line
            line = ""
        line += sign
    if line:
        yield line
