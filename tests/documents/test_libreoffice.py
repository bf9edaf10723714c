"""What LibreOffice reads in our files and feeds; these tests skip, saying so, where it is not installed."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from openpyxl import load_workbook

from browser.server import served
from command_line import run
from dashboard.export.brief_file import BRIEF_FORMATS
from documents.opened import squeezed, text_of_pdf
from documents.subjects import made_brief
from registers import copied

# Comma, quotes, UTF-8, from the first line; numbers as they are and not as they are shown; every sheet a file.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
READ_CSV = "--infilter=Text - txt - csv (StarCalc):44,34,76,1"


@pytest.fixture(scope="module")
def program() -> str:
    found = shutil.which("soffice")
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


def converted(program: str, source: str, kind: str, folder: Path, *options: str) -> Path:
    """The folder of what the program makes of a file or an address."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    made = folder / "made"
    command = [program, "--headless", profile, *options, "--convert-to", kind, "--outdir", str(made), source]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return made


def rows_of(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_the_workbooks_cells_are_those_of_the_command_line(program, guizhou, tmp_path) -> None:
    home, path = guizhou.home.folder, tmp_path / "book.xlsx"
    assert run("--home", home, "export", "workbook", "--language", "zh", "-o", path).code == 0
    made = converted(program, str(path), ALL_SHEETS, tmp_path)
    book = load_workbook(path)
    read = {sheet.title: rows_of(made / f"book-{sheet.title}.csv") for sheet in book}
    header, *lines = read["全部单位指标"]
    found = [tuple(line[header.index(name)] for name in ("分子", "待核实单位数", "不适用单位数")) for line in lines]
    expected = run("--home", home, "--json", "indicators").json
    assert [tuple(map(float, line)) for line in found] == [
        (float(row["numerator"]), row["unknown"], row["not_applicable"]) for row in expected
    ]
    assert len(read["问题整改台账"]) == book["问题整改台账"].max_row
    assert not [cell for rows in read.values() for row in rows for cell in row if cell.startswith(("#REF", "Err:"))]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_brief_opens_and_prints_every_sentence(program, guizhou, tmp_path, language) -> None:
    brief = made_brief(guizhou, language)
    path = tmp_path / "brief.docx"
    path.write_bytes(BRIEF_FORMATS["docx"](brief))
    printed = squeezed(text_of_pdf((converted(program, str(path), "pdf", tmp_path) / "brief.pdf").read_bytes()))
    for section in brief.sections:
        for block in section.blocks:
            if isinstance(block, str):
                # A page's number may stand in the middle of a sentence that goes on overleaf.
                assert squeezed(block)[:12] in printed and squeezed(block)[-8:] in printed


def test_a_web_query_gets_what_the_page_shows(program, guizhou, tmp_path) -> None:
    home = copied(guizhou, tmp_path / "home").home.folder
    token = run("--home", home, "--json", "token", "new", "sheet", "--days", "2").json["token"]
    with served(home, "--feeds") as address:
        asked = f"{address}/feeds/worklist.csv?lang=zh&register=guizhou&sector=enterprise&token={token}"
        made = converted(program, asked, "xlsx", tmp_path, READ_CSV)
    sheet = load_workbook(made / "worklist.xlsx").active
    header, *lines = sheet.iter_rows(values_only=True)
    rows = run("--home", home, "--json", "worklist", "--where", "sector=enterprise").json
    assert rows
    assert [line[header.index("单位编号")] for line in lines] == [row["unit_id"] for row in rows]
