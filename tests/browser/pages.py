"""A person's actions on a page: open it, wait until it is drawn, read its numbers, click."""

from pathlib import Path

from playwright.sync_api import Locator, Page


def open_page(page: Page, address: str) -> None:
    """Open an address and wait until nothing changes any more."""
    page.goto(address)
    # The first page of a server takes seconds: its imports.
    page.wait_for_selector(".st-key-header, .st-key-wall-head, [data-testid=stAlert]", timeout=60_000)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the script has run, every skeleton is gone and the page's text has stood still for 0.8 s."""
    page.evaluate("() => { window.__text = null; }")
    page.wait_for_function(
        """() => {
            const text = document.body.innerText + document.querySelectorAll('.js-plotly-plot, canvas').length;
            const app = document.querySelector("[data-testid=stApp]");
            const busy = document.querySelector("[data-testid=stSkeleton], [data-testid=stSpinner], [data-stale=true]");
            const running = !app || app.dataset.testScriptState !== "notRunning";
            if (running || busy || window.__text !== text) {
                window.__text = text;
                window.__since = Date.now();
                return false;
            }
            return Date.now() - window.__since > 800;
        }""",
        polling=100,
        timeout=60_000,
    )


def card(page: Page, indicator: str) -> Locator:
    """The card of a number."""
    return page.locator(f".st-key-card-{indicator}")


def value(page: Page, indicator: str) -> str:
    """The number on a card, without its unit."""
    return shown(page, indicator).split()[0]


def shown(page: Page, indicator: str) -> str:
    """The number on a card with its unit, as a reader sees it."""
    return card(page, indicator).locator("[data-testid=stMetricValue]").inner_text().strip()


def chips(page: Page) -> list[str]:
    """The filters shown, without the sign that takes them away."""
    buttons = page.locator(".st-key-chips [data-testid=stBaseButton-secondary]")
    return [text.removesuffix("✕").strip() for text in buttons.all_inner_texts()]


def downloaded(page: Page, button: Locator, folder: Path) -> Path:
    """The file that a button gives."""
    with page.expect_download() as waiting:
        button.click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


def choose_row(page: Page, table: Locator, row: int) -> None:
    """Tick a row of a table, which is drawn on a canvas: its boxes stand in the first column."""
    table.locator("canvas").first.click(position={"x": 14, "y": 35 + 33 * row + 16}, force=True)
    settle(page)
