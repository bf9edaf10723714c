"""Saved views: kept by name in the home, replaced, deleted; nothing is lost where the file or the folder is broken."""

from pathlib import Path

import pytest

from dashboard.errors import Refused
from dashboard.home.registers import Home
from dashboard.home.saved_views import SavedView, forget_view, save_view, saved_views

OVERDUE = SavedView("超期未换届", "worklist", {"register": "guizhou", "check_fail": "election_on_time"})
FIRMS = SavedView("企业", "overview", {"register": "guizhou", "sector": "enterprise"})


def test_views_are_kept_by_name(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert saved_views(home) == []
    save_view(home, OVERDUE)
    save_view(home, FIRMS)
    assert saved_views(home) == [FIRMS, OVERDUE]  # by name
    other = SavedView("  企业 ", "bargaining", {"register": "province"})
    save_view(home, other)
    assert saved_views(home) == [SavedView("企业", "bargaining", {"register": "province"}), OVERDUE]
    forget_view(home, "企业")
    forget_view(home, "企业")
    assert saved_views(home) == [OVERDUE]


@pytest.mark.parametrize("name", ["", "   ", "长" * 61])
def test_a_name_is_needed_and_not_too_long(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        save_view(Home(tmp_path), SavedView(name, "overview", {}))
    assert saved_views(Home(tmp_path)) == []


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "=1+1", "[link](x)", "名称\u202e"])
def test_any_name_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    save_view(Home(tmp_path), SavedView(name, "overview", {"search": name}))
    assert saved_views(Home(tmp_path)) == [SavedView(name, "overview", {"search": name})]


@pytest.mark.parametrize("text", ["", "[", "{}", "[1]", '[{"name": "a"}]', '[{"name": "a", "page": "b", "query": 1}]'])
def test_a_damaged_file_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    home = Home(tmp_path)
    file = tmp_path / "views.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refused, match=r"views\.json"):
        saved_views(home)
    with pytest.raises(Refused, match=r"views\.json"):
        save_view(home, FIRMS)
    assert file.read_text(encoding="utf-8") == text


def test_a_home_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file", encoding="utf-8")
    with pytest.raises(Refused, match="home"):
        save_view(Home(tmp_path / "home"), FIRMS)
