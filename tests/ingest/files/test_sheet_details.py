"""What is read beyond the values of cells: errors, formulas never computed, percents, months, what is hidden."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from struct import pack

import pytest

from dashboard.ingest.files.formats.xls_records import xls_details
from dashboard.ingest.files.read_file import read_file
from dashboard.ingest.files.sheets import Formula, Month, Percent, Sheet


def record(kind: int, body: bytes) -> bytes:
    return pack("<HH", kind, len(body)) + body


# XLS. The records of each cell are those that a spreadsheet program writes.

NUMBER_FORMATS = [(0, 0), (10, 0), (57, 0), (170, 0), (171, 0), (0, 5)]
"""Of each cell format the number's format and the font: general, 0.00%, 年月, two of their own, struck out."""


def xls(path: Path, cells: Sequence[bytes], *, version: int = 0x600) -> Path:
    """A stream of records as an XLS workbook of one sheet."""
    code = '0.0"%";0%'
    month = 'yyyy"年"m"月"'
    fonts = [record(0x31, pack("<HH", 200, 8 * (number == 4)) + bytes(10)) for number in range(5)]
    wide = pack("<HHB", 170, len(month), 1) + month.encode("utf-16-le")
    plain = pack("<HHB", 171, len(code), 0) + code.encode()
    looks = [record(0xE0, pack("<HH", font, number) + bytes(16)) for number, font in NUMBER_FORMATS]
    begin = record(0x809, pack("<HH", version, 5) + bytes(12))
    before = begin + b"".join(fonts) + record(0x41E, wide) + record(0x41E, plain) + b"".join(looks)
    start = len(before + record(0x85, bytes(8)) + record(0x0A, b""))
    content = before + record(0x85, pack("<I", start) + bytes(4)) + record(0x0A, b"")
    path.write_bytes(content + begin + b"".join(cells) + record(0x0A, b""))
    return path


def number(row: int, column: int, look: int, value: float = 0.92) -> bytes:
    return record(0x203, pack("<HHHd", row, column, look, value))


def formula(row: int, column: int, value: bytes, flags: int) -> bytes:
    return record(0x06, pack("<HHH", row, column, 0) + value + pack("<H", flags) + bytes(6))


def test_formats_of_numbers_in_xls(tmp_path: Path) -> None:
    many = record(0xBD, pack("<HH", 1, 0) + pack("<HI", 1, 0) + pack("<HI", 0, 0) + pack("<HI", 3, 0) + pack("<H", 2))
    cells = [*(number(0, look, look) for look in range(6)), many]
    details = xls_details(str(xls(tmp_path / "a.xls", cells)), ["甲"])["甲"]
    assert details.shown == {
        (0, 1): "percent",
        (0, 2): "month",
        (0, 3): "month",
        (0, 4): "percent",
        (1, 0): "percent",
        (1, 2): "month",
    }


def test_hidden_rows_and_columns_and_struck_rows_in_xls(tmp_path: Path) -> None:
    rows = [record(0x208, pack("<HHHHHHH", row, 0, 1, 255, 0, 0, flags)) for row, flags in ((0, 0x100), (1, 0x120))]
    column = record(0x7D, pack("<HHHHH", 2, 3, 2000, 0, 1))
    cells = [number(0, 0, 0), number(1, 0, 0), number(2, 0, 5), number(3, 0, 5), number(3, 1, 0)]
    details = xls_details(str(xls(tmp_path / "a.xls", [column, *rows, *cells])), ["甲"])["甲"]
    assert (details.hidden_rows, details.hidden_columns, details.struck_rows) == ({1}, {2, 3}, {2})


def test_a_formula_of_xls_that_was_never_computed_is_told(tmp_path: Path) -> None:
    one, nothing = pack("<d", 1.0), bytes(8)
    cells = [formula(0, 0, nothing, 3), formula(0, 1, one, 3), formula(0, 2, nothing, 1)]
    details = xls_details(str(xls(tmp_path / "a.xls", cells)), ["甲"])["甲"]
    assert details.told == [(0, 0, {"formula": "…"})]


def test_the_errors_of_formulas_in_xls_are_told_by_their_cells(tmp_path: Path) -> None:
    error_value = record(0x205, pack("<HHHBB", 4, 2, 0, 0x2A, 1))
    truth_value = record(0x205, pack("<HHHBB", 5, 2, 0, 1, 0))
    error_formula = formula(6, 300, b"\x02\x00\x07\x00\x00\x00\xff\xff", 0)
    path = xls(tmp_path / "a.xls", [error_value, truth_value, error_formula, formula(7, 0, pack("<d", 1.5), 0)])
    assert xls_details(str(path), ["甲"])["甲"].told == [(4, 2, "#N/A"), (6, 300, "#DIV/0!")]


@pytest.mark.parametrize("content", [b"", b"\xd0\xcf\x11\xe0", b"\xd0\xcf\x11\xe0" + bytes(600), b"\x85\x00\x02\x00ab"])
def test_a_broken_xls_has_nothing_to_tell_and_does_not_hang(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xls"
    path.write_bytes(content)
    assert not any(details.told or details.shown for details in xls_details(str(path), ["甲"]).values())


# XLSB, written record by record and read through calamine


def binary(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    size = len(body)
    return head + (bytes([size]) if size < 0x80 else bytes([size & 0x7F | 0x80, size >> 7])) + body


def wide(text: str) -> bytes:
    return pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    return binary(0, pack("<IIH", number, 0, 300) + bytes([0, 0x10 * hidden, 0]) + pack("<I", 0))


def xlsb(path: Path, cells: bytes) -> Path:
    fonts = b"".join(binary(43, pack("<HH", 220, struck) + bytes(20)) for struck in (0, 8))
    looks = b"".join(
        binary(47, pack("<HHHHH", 0, code, font, 0, 0) + bytes(6)) for code, font in ((0, 0), (10, 0), (176, 0), (0, 1))
    )
    styles = binary(278) + binary(615, pack("<I", 1)) + binary(44, pack("<H", 176) + wide('yyyy"年"m"月"'))
    styles += binary(616) + fonts + binary(617, pack("<I", 4)) + looks + binary(618) + binary(279)
    sheet = binary(129) + binary(148, pack("<IIII", 0, 9, 0, 9)) + cells + binary(146) + binary(130)
    book = binary(131) + binary(143) + binary(156, pack("<II", 0, 1) + wide("rId1") + wide("甲")) + binary(144)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
    link = f'<Relationship Id="rId1" Type="{kind}" Target="worksheets/sheet1.bin"/>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/_rels/workbook.bin.rels", f'<Relationships xmlns="{package}">{link}</Relationships>')
        file.writestr("xl/workbook.bin", book + binary(132))
        file.writestr("xl/styles.bin", styles)
        file.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


def test_errors_formats_and_what_is_hidden_in_xlsb(tmp_path: Path) -> None:
    def real(column: int, look: int, value: float) -> bytes:
        return binary(5, pack("<IId", column, look, value))

    cells = binary(60, pack("<IIIIH", 3, 4, 2000, 0, 1)) + binary(145)
    cells += row(0) + real(0, 1, 0.92) + real(1, 2, 46082) + real(2, 0, 7) + binary(3, pack("<IIB", 3, 0, 0x07))
    cells += row(1, hidden=True) + real(0, 0, 1) + row(2) + real(0, 3, 2)
    (sheet,) = read_file(xlsb(tmp_path / "a.xlsb", cells))
    assert list(sheet.rows[0]) == [0.92, date(2026, 3, 1), 7, "#DIV/0!"]
    assert [type(cell) for cell in sheet.rows[0][:2]] == [Percent, Month]
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ({1}, {3, 4}, {2})


# ODS and XML of 2003

NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("number", "datastyle"),
        ("calcext", "calcext"),
    )
)


def ods(path: Path, body: str) -> Sheet:
    """The only sheet of an ODS workbook with these rows; the styles are ym (2026年3月), ymd, and cut (struck out)."""
    styles = """
      <number:date-style style:name="N1"><number:year/><number:text>年</number:text><number:month/></number:date-style>
      <number:date-style style:name="N2"><number:year/><number:month/><number:day/></number:date-style>
      <style:style style:name="ym" style:family="table-cell" style:data-style-name="N1"/>
      <style:style style:name="ymd" style:family="table-cell" style:data-style-name="N2"/>
      <style:style style:name="cut" style:family="table-cell">
        <style:text-properties style:text-line-through-style="solid"/></style:style>"""
    content = f"""<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>
      <office:body><office:spreadsheet><table:table table:name="甲">{body}</table:table></office:spreadsheet>
      </office:body></office:document-content>"""
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", manifest)
        file.writestr("content.xml", content)
    (sheet,) = read_file(path)
    return sheet


def ods_cell(kind: str, value: str, text: str = "", more: str = "") -> str:
    name = {"date": "date-value", "string": "string-value"}.get(kind, "value")
    shown = f"<text:p>{text or value}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}>{shown}</table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def test_formats_errors_and_formulas_in_ods(tmp_path: Path) -> None:
    error = 'table:formula="of:=1/0" calcext:value-type="error"'
    never = '<table:table-cell table:formula="of:=[.A1]+1"/>'
    line = ods_row(
        ods_cell("percentage", "0.92", "92%"),
        ods_cell("date", "2026-03-01", "2026年3", 'table:style-name="ym"'),
        ods_cell("date", "2026-03-01", "2026-03-01", 'table:style-name="ymd"'),
        ods_cell("string", "", "#DIV/0!", error),
        never,
        ods_cell("string", "", "Err:502", 'table:formula="of:=X(1)"'),
        ods_cell("float", "7"),
    )
    row = list(ods(tmp_path / "a.ods", "<table:table-column/>" + line).rows[0])
    assert row[:4] == [0.92, date(2026, 3, 1), date(2026, 3, 1), "#DIV/0!"]
    assert (type(row[0]), type(row[1]), type(row[2]) is Month) == (Percent, Month, False)
    assert row[4:] == [Formula("[.A1]+1"), "Err:502", 7]
    assert isinstance(row[4], Formula)


def test_hidden_and_struck_rows_repeated_and_merged_in_ods(tmp_path: Path) -> None:
    body = '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>'
    body += ods_row(ods_cell("float", "1"), more='table:number-rows-repeated="3"')
    body += ods_row(ods_cell("float", "2"), more='table:visibility="filter" table:number-rows-repeated="2"')
    body += ods_row(ods_cell("float", "3", more='table:style-name="cut"'), "<table:table-cell/>")
    body += ods_row(ods_cell("float", "4", more='table:number-rows-spanned="2"'), ods_cell("float", "5"))
    body += ods_row("<table:covered-table-cell/>", ods_cell("percentage", "0.5"))
    body += ods_row("<table:table-cell/>", more='table:visibility="collapse" table:number-rows-repeated="1000000"')
    sheet = ods(tmp_path / "a.ods", body)
    assert (sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == ({3, 4}, {2}, {5})
    assert sheet.merged == ((6, 0, 7, 0),)
    assert isinstance(sheet.rows[7][1], Percent)


def test_formats_and_what_is_hidden_in_xml_of_2003(tmp_path: Path) -> None:
    path = tmp_path / "a.xls"
    path.write_text(
        """<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
        xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
        <Styles>
        <Style ss:ID="Default"/><Style ss:ID="p"><NumberFormat ss:Format="Percent"/></Style>
        <Style ss:ID="m"><NumberFormat ss:Format="yyyy&quot;年&quot;m&quot;月&quot;"/></Style>
        <Style ss:ID="m2" ss:Parent="m"/><Style ss:ID="cut"><Font ss:StrikeThrough="1"/></Style></Styles>
        <Worksheet ss:Name="甲"><Table><Column/><Column ss:StyleID="m2"/><Column ss:Hidden="1" ss:Span="1"/>
        <Row><Cell ss:StyleID="p"><Data ss:Type="Number">0.92</Data></Cell>
          <Cell><Data ss:Type="DateTime">2026-03-01T00:00:00.000</Data></Cell></Row>
        <Row ss:Hidden="1" ss:Span="1"><Cell><Data ss:Type="Number">1</Data></Cell></Row>
        <Row ss:StyleID="cut"><Cell><Data ss:Type="DateTime">soon</Data></Cell></Row></Table>
        <x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>""",
        encoding="utf-8",
    )
    (sheet,) = read_file(path)
    assert list(sheet.rows[0]) == [0.92, date(2026, 3, 1)]
    assert [type(cell) for cell in sheet.rows[0]] == [Percent, Month]
    assert list(sheet.rows[3]) == ["soon"]
    assert (sheet.hidden, sheet.hidden_rows, sheet.hidden_columns, sheet.struck_rows) == (True, {1}, {2, 3}, {3})
