"""The brief's files, opened by other programs than those that wrote them."""

import io
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from itertools import chain

import pandas as pd
import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from command_line import run
from dashboard.documents.blocks import Section, TableBlock
from dashboard.export.brief_docx import brief_docx
from dashboard.export.brief_html import brief_html
from dashboard.export.brief_pdf import brief_pdf
from dashboard.export.line_breaks import lines
from dashboard.export.sheet_text import sheet_text
from documents.opened import in_the_font, squeezed, text_of_docx, text_of_pdf
from documents.subjects import made_brief
from export.payloads import FORMULAS, NAUGHTY
from registers import publish_tables


class Shown(HTMLParser):
    """The text that a page shows, and the addresses that it asks for."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.asked, self._hidden = "", [], 0
        self.feed(page)

    def handle_starttag(self, tag, attributes) -> None:
        self._hidden += tag in ("script", "style")
        self.asked += [value for name, value in attributes if name in ("src", "href")]

    def handle_endtag(self, tag) -> None:
        self._hidden -= tag in ("script", "style")

    def handle_data(self, data) -> None:
        self.text += "" if self._hidden else data


@pytest.mark.parametrize("language", ["zh", "en"])
def test_all_formats_have_every_sentence_and_cell(guizhou, language) -> None:
    brief = made_brief(guizhou, language)
    pages = {
        "html": Shown(brief_html(brief).decode()).text,
        "docx": text_of_docx(brief_docx(brief)),
        "pdf": text_of_pdf(brief_pdf(brief)),
    }
    for kind, text in pages.items():
        for section in brief.sections:
            for block in section.blocks:
                for part in [block] if isinstance(block, str) else [*block.headers, *chain(*block.rows)]:
                    assert squeezed(part) in squeezed(text), (kind, part)
        for label in brief.sign_off:
            assert label in text


@pytest.mark.parametrize("name", ["guizhou", "province"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_pdf_has_two_pages_of_a4(name, language, request) -> None:
    found = pypdfium2.PdfDocument(brief_pdf(made_brief(request.getfixturevalue(name), language)))
    assert len(found) == 2
    assert [round(side / 72 * 25.4) for side in found[0].get_size()] == [210, 297]


def test_the_pdf_names_its_font_and_the_signs_that_it_lacks(guizhou) -> None:
    brief = made_brief(guizhou)
    assert "代替仿宋" in text_of_pdf(brief_pdf(brief))
    assert "缺字" not in text_of_pdf(brief_pdf(brief))
    assert "U+1F3ED" in text_of_pdf(brief_pdf(replace(brief, title="🏭")))


def test_the_page_asks_nobody_for_anything(guizhou) -> None:
    page = brief_html(made_brief(guizhou)).decode()
    assert Shown(page).asked == []
    assert "default-src 'none'" in page
    assert page.count("Plotly.newPlot") >= 1


def test_the_document_has_the_proportions_of_the_standard(guizhou) -> None:
    document = Document(io.BytesIO(brief_docx(made_brief(guizhou))))
    section = document.sections[0]
    sides = (section.page_width, section.page_height, section.left_margin, section.right_margin)
    assert [round(side / Mm(1)) for side in sides] == [210, 297, 28, 26]
    # 156 × 225 mm of type
    assert round((section.page_height - section.top_margin - section.bottom_margin) / Mm(1)) == 225
    fonts = {
        (run._r.rPr.rFonts.get(qn("w:eastAsia")), run.font.size.pt)
        for paragraph in document.paragraphs
        for run in paragraph.runs
    }
    assert {("方正小标宋简体", 22), ("黑体", 16), ("仿宋_GB2312", 16)} <= fonts
    assert "PAGE" in section.footer._element.xml


@pytest.mark.parametrize(
    "payload", [*FORMULAS, *NAUGHTY, "before\x00\x1bafter", "x\ud800y", "</script><script>alert(1)"]
)
def test_strange_texts_come_out_as_text(payload, guizhou) -> None:
    sections = [Section(payload, [payload, TableBlock(payload, [payload], [[payload]])])]
    brief = replace(made_brief(guizhou), title=payload, sections=sections)
    shown = Shown(brief_html(brief).decode())
    clean = payload.replace("\ud800", "?")
    assert shown.text.count(squeezed(clean)) >= 4 or squeezed(shown.text).count(squeezed(clean)) >= 4
    assert shown.asked == []
    # The paragraph, the caption, the head and the cell; the heading has a number before it, the title stands above.
    said = squeezed(sheet_text(payload))
    assert squeezed(text_of_docx(brief_docx(brief))).count(said) >= 6
    pdf = brief_pdf(brief)
    assert squeezed(in_the_font(text_of_pdf(pdf))).count(in_the_font(said)) >= 6
    assert not any(active in pdf for active in (b"/JavaScript", b"/JS", b"/URI", b"/Launch", b"/Annot"))


def test_an_empty_register_has_a_brief_too(tmp_path) -> None:
    brief = made_brief(publish_tables(tmp_path, {}, date(2026, 10, 31)))
    for write in (brief_html, brief_docx, brief_pdf):
        assert write(brief)
    assert "0个" in str(brief.sections[0].blocks[0])


def test_a_unit_named_like_markup_is_escaped(tmp_path) -> None:
    units = pd.DataFrame({"unit_id": ["u1"], "name": ["<b>&amp;</b>"], "sector": ["enterprise"]})
    brief = made_brief(publish_tables(tmp_path, {"units": units}, date(2026, 10, 31)))
    assert "<b>&amp;" not in brief_html(brief).decode().split("</head>")[1]


def test_no_line_begins_with_a_closing_sign_and_words_stay_whole() -> None:
    text = "按期换届率由88.0%变为90.1%（本期发生+2.1个百分点）；组织健全，经审组织“健全”。Union Health counts."
    for width in range(4, 40):
        found = lines(text, width, len)
        assert "".join(found).replace(" ", "") == text.replace(" ", "")
        assert all(len(line) <= max(width, 8) for line in found)
        if width > 12:
            assert not any(line[0] in "，。；）”" for line in found)
            assert any("Health" in line for line in found)


@pytest.mark.parametrize("ending", ["html", "docx", "pdf"])
def test_the_command_writes_each_format(ending, guizhou, tmp_path) -> None:
    path = tmp_path / f"brief.{ending}"
    options = ["--unnamed", "--score", "--sign-off", "--language", "zh", "-o", path]
    assert run("--home", guizhou.home.folder, "export", "brief", *options).code == 0
    assert path.stat().st_size > 1000


def test_the_command_refuses_another_format_and_an_unknown_version(guizhou, tmp_path) -> None:
    home = ("--home", guizhou.home.folder)
    wrong = run(*home, "export", "brief", "-o", tmp_path / "brief.odt")
    assert (wrong.code, "A brief is written as .html, .docx, .pdf" in wrong.err) == (1, True)
    unknown = run(*home, "export", "brief", "--since", "v9", "-o", tmp_path / "brief.pdf")
    assert (unknown.code, "neither a sealed report nor a version" in unknown.err) == (1, True)
