"""Fixtures: one server and one browser, shared by all browser tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from browser.server import launched, run_command, served


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    run_command("sample", "province", "--units", "2000", "--seed", "5", "--home", str(folder), "--register", "province")
    run_command("sample", "guizhou", "--home", str(folder))
    return folder


@pytest.fixture(scope="session")
def address(home: Path) -> Iterator[str]:
    with served(home) as where:
        yield where


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = launched(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 1000}, accept_downloads=True)
    opened = context.new_page()
    # What leaves the machine is refused and remembered.
    opened.left = []  # type: ignore[attr-defined]
    opened.on("request", lambda request: _remember(opened, request.url))
    yield opened
    context.close()
    assert opened.left == []  # type: ignore[attr-defined]


def _remember(page: Page, url: str) -> None:
    if not url.startswith(("http://localhost", "ws://localhost", "data:", "blob:")):
        page.left.append(url)  # type: ignore[attr-defined]
