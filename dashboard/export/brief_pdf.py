"""The brief as PDF, on two A4 pages where they can hold it, in the bundled font."""

from collections.abc import Iterator
from datetime import UTC
from itertools import chain

from fpdf import FPDF
from fpdf.enums import TextMode
from fpdf.fonts import TTFFont

from dashboard.documents.blocks import TableBlock
from dashboard.documents.brief import Brief
from dashboard.export.brief_html import made_by
from dashboard.export.column_widths import column_widths
from dashboard.export.line_breaks import lines
from dashboard.export.numbering import numbered
from dashboard.export.sheet_text import sheet_text
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.paths import data_folder

FONT_FILE = "NotoSerifCJKsc-Regular-subset.otf"
_FONT = "serif"
_LEFT, _RIGHT, _TOP, _BOTTOM = 28, 26, 30, 28
_SIZES = (16, 14, 13, 12, 11, 10.5, 10, 9.5, 9)
"""Body sizes in points, starting with the standard's 3号: the largest that fits on two pages is used."""
_MOST_PAGES = 2
_INK, _MUTED, _RULE = (27, 34, 48), (91, 100, 114), (200, 205, 214)


def brief_pdf(brief: Brief) -> bytes:
    """The PDF, with searchable text. Characters that the font lacks are listed in the last line."""
    with speaking(brief.context.language):
        for size in _SIZES:
            page = _Page(brief, size)
            page.fill()
            # fpdf leaves the font file open, so close_font closes it.
            fits = page.page_no() <= _MOST_PAGES
            content = bytes(page.output()) if fits or size == _SIZES[-1] else b""
            page.close_font()
            if content:
                break
        return content


class _Page(FPDF):
    """Pages with their number at the bottom, as — 1 —."""

    def __init__(self, brief: Brief, size: float) -> None:
        super().__init__(format="A4")
        self.brief, self.size = brief, size
        self.add_font(_FONT, "", data_folder() / "fonts" / FONT_FILE)
        self.set_margins(_LEFT, _TOP, _RIGHT)
        self.set_auto_page_break(False)
        self.set_creation_date(brief.context.made_at.replace(tzinfo=UTC))
        self.set_title(sheet_text(brief.title))
        self.set_lang("zh-CN" if brief.context.language == "zh" else "en")

    def close_font(self) -> None:
        """Close the font file."""
        for font in self.fonts.values():
            if isinstance(font, TTFFont):
                font.close()

    def footer(self) -> None:
        """Write the page number."""
        self.set_y(-_BOTTOM + 7)
        self._pen(10.5, _MUTED)
        self.cell(0, 5, f"— {self.page_no()} —", align="C")

    def fill(self) -> None:
        """Write the whole brief."""
        brief, size = self.brief, self.size
        self.add_page()
        self._text(brief.title, min(22, size * 1.6), align="C", heavy=True)
        for line in brief.about:
            self._text(line, size * 0.9, align="C", ink=_MUTED)
        for heading, section in zip(numbered(brief), brief.sections, strict=True):
            self.ln(size * 0.12)
            self._text(heading, size, heavy=True, keep=3)
            for block in section.blocks:
                if isinstance(block, str):
                    self._text(block, size, first=2 if brief.context.language == "zh" else 0)
                else:
                    self._table(block)
        self._sign_off()
        self._text(self._remarks(), 8, ink=_MUTED)

    def _pen(self, size: float, ink: tuple[int, int, int] = _INK, heavy: bool = False) -> None:
        self.set_font(_FONT, size=size)
        self.set_text_color(*ink)
        self.set_draw_color(*ink)
        # Only one weight is bundled: headings are made bolder by outlining the letters.
        self.text_mode = TextMode.FILL_STROKE if heavy else TextMode.FILL
        self.set_line_width(size * 0.006 if heavy else 0.15)

    def _text(
        self,
        text: str,
        size: float,
        *,
        align: str = "L",
        first: int = 0,
        heavy: bool = False,
        ink: tuple[int, int, int] = _INK,
        keep: int = 1,
    ) -> None:
        """Write a paragraph indented by ``first`` characters; each line needs room for ``keep`` lines on the page."""
        self._pen(size, ink, heavy)
        em = size * 0.3528
        height = em * 1.55
        for place, line in enumerate(lines(sheet_text(text), self.epw, self.get_string_width, first * em)):
            self._room(height * keep)
            self._pen(size, ink, heavy)
            self.set_x(_LEFT + (first * em if place == 0 else 0))
            self.cell(0, height, line, align=align, new_x="LMARGIN", new_y="NEXT")

    def _room(self, height: float) -> None:
        if self.get_y() + height > self.h - _BOTTOM:
            self.add_page()

    def _table(self, block: TableBlock) -> None:
        size = max(self.size * 0.78, 8)
        self._text(block.caption, size, ink=_MUTED, keep=3)
        self._pen(size)
        widths = column_widths((block.headers, *block.rows), self.epw, self.get_string_width, 6)
        height = size * 0.3528 * 1.4
        for number, cells in enumerate((block.headers, *block.rows)):
            broken = [
                lines(sheet_text(cell), wide - 2, self.get_string_width)
                for cell, wide in zip(cells, widths, strict=True)
            ]
            tall = height * max(map(len, broken)) + 0.8
            self._room(tall)
            top, left = self.get_y(), float(_LEFT)
            self._pen(size, heavy=number == 0)
            for place, (parts, wide) in enumerate(zip(broken, widths, strict=True)):
                for step, part in enumerate(parts):
                    self.set_xy(left, top + 0.4 + step * height)
                    self.cell(wide, height, part, align="R" if place in block.numbers else "L")
                left += wide
            self.set_draw_color(*(_INK if number == 0 else _RULE))
            self.line(_LEFT, top + tall, _LEFT + self.epw, top + tall)
            self.set_xy(_LEFT, top + tall)
        self.ln(1.2)

    def _known(self) -> set[str]:
        font = self.fonts[_FONT]
        assert isinstance(font, TTFFont)
        return set(map(chr, font.cmap))

    def _sign_off(self) -> None:
        if not self.brief.sign_off:
            return
        self._room(18)
        self.ln(9)
        self._pen(self.size)
        wide = self.epw / len(self.brief.sign_off)
        top = self.get_y()
        for place, label in enumerate(self.brief.sign_off):
            self.set_xy(_LEFT + place * wide, top)
            self.cell(wide, 6, label)
            self.line(_LEFT + place * wide, top + 6.5, _LEFT + (place + 1) * wide - 4, top + 6.5)
        self.set_xy(_LEFT, top + 9)

    def _remarks(self) -> str:
        """Version and program, the substitute font, and the characters that it lacks."""
        said = [made_by(self.brief), _("Set in Noto Serif CJK SC in place of FangSong and XiaoBiaoSong.")]
        missing = sorted(set(_texts(self.brief)) - self._known() - set("\n\t"))
        if missing:
            codes = ", ".join(f"U+{ord(sign):04X}" for sign in missing)
            said.append(_("Characters that the font lacks: {codes}.", codes=codes))
        return ("" if self.brief.context.language == "zh" else " ").join(said)


def _texts(brief: Brief) -> Iterator[str]:
    """Every character of the brief."""
    yield from "".join([brief.title, *brief.about])
    for section in brief.sections:
        for block in section.blocks:
            parts = [block] if isinstance(block, str) else [block.caption, *block.headers, *chain(*block.rows)]
            yield from "".join(parts)
