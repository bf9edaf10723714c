import pytest

from dashboard.errors import Refused
from dashboard.ingest.files import read_file
from dashboard.ingest.files.formats.raw_sheet import Unreadable
from dashboard.ingest.files.formats.text_decoding import decoded, encoding_of, is_doubtful
from dashboard.ingest.files.formats.text_table import text_table
from dashboard.locale import use_language

TEXT = "单位名称,职工人数\n镕基厂,12\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_encodings_of_chinese_offices(encoding) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_bytes_that_are_no_text() -> None:
    assert decoded(bytes(range(256))) is None
    assert decoded(b"\x00\x01\x02") is None
    with pytest.raises(Unreadable, match="encoding"):
        text_table(b"\x00\x01\x02")


@pytest.mark.parametrize("separator", [",", "\t", ";", "|"])
def test_separators_quotes_and_empty_cells(separator) -> None:
    text = separator.join(["a", '"b\nc"', "", " "]) + "\n" + separator.join("1234")
    table = text_table(text.encode())
    # Rows are counted by lines of the file: the second line of a cell is an empty row.
    assert list(map(list, table.rows)) == [["a", "b\nc", None, None], [], ["1", "2", "3", "4"]]
    assert [(note.code, note.row) for note in table.notes] == [("line_in_cell", 1)]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding) -> None:
    assert decoded(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("text", ["José;Ñuñoa\n", "Straße;Größe\n", "Élan;naïve;façade\n", "São João;Ação\n"])
def test_western_european_text_is_not_taken_for_chinese(text) -> None:
    assert decoded(text.encode("cp1252")) == text


def test_a_street_name_outside_gbk_is_read() -> None:
    text = "单位,地址\n甲厂,㵲阳路䢺村\U00020bb7\n"
    assert decoded(text.encode("gb18030")) == text


def test_a_text_table_beyond_what_memory_holds_is_refused_before_it_is_read(tmp_path, monkeypatch) -> None:
    use_language("en")
    path = tmp_path / "全省单位.csv"
    path.write_text(TEXT, encoding="utf-8")
    (table,) = read_file.read_file(path)
    monkeypatch.setattr(read_file, "LARGEST_TEXT", path.stat().st_size)
    assert read_file.read_file(path) == (table,)
    monkeypatch.setattr(read_file, "LARGEST_TEXT", path.stat().st_size - 1)
    with pytest.raises(Refused, match=r"全省单位.csv has 1 MB; .*Split it"):
        read_file.read_file(path)


def test_addresses_in_several_lines_are_one_cell_of_their_record(tmp_path) -> None:
    path = tmp_path / "x.csv"
    record = '{0}号,甲{0}公司,"云岩区\n中华北路{0}号, 三楼\n贵阳",{0}\n'
    path.write_text("编号,单位名称,地址,职工人数\n" + "".join(record.format(n) for n in range(1, 31)), encoding="utf-8")
    (sheet,) = read_file.read_file(path)
    assert [row[3] for row in sheet.rows[1::3]] == [str(n) for n in range(1, 31)]
    assert not sheet.broken
    assert [(note.code, note.row, note.value) for note in sheet.notes] == [("line_in_cell", None, "3–3")]


KOREAN = [
    "단위명,직원수\n가나다라마,5",
    "한국전력공사,서울시청 노동조합",
    "부산광역시 교육청",
    "번호,사업장명,조합원수",
]
JAPANESE = ["単位名,従業員数\n東京電力株式会社,5", "日本電気労働組合", "北海道旅客鉄道株式会社", "番号,事業所名,設立日"]


@pytest.mark.parametrize(
    ("text", "encoding"), [*((text, "euc_kr") for text in KOREAN), *((text, "euc_jp") for text in JAPANESE)]
)
def test_korean_and_japanese_are_refused_or_told_and_never_rubbish_in_silence(text: str, encoding: str) -> None:
    content = text.encode(encoding)
    guess = encoding_of(content)
    assert guess is None or is_doubtful(content, guess)
    assert decoded(content, encoding) == text


@pytest.mark.parametrize("text", ["name,n\n甲厂,5\n", "单位\n甲", "单位名称,职工人数\n瓮福磷矿,9\n锦屏亮司,3"])
def test_chinese_is_taken_without_a_word(text: str) -> None:
    content = text.encode("gb18030")
    assert decoded(content) == text
    assert not is_doubtful(content, "gb18030")
