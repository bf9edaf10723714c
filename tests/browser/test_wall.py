"""The wall screen on a laptop's screen: nothing lies under the framework's bar, and no box is empty."""

from playwright.sync_api import Page

from browser.pages import open_page, settle

TOPS = """() => [document.querySelector(".st-key-wall-head h1").getBoundingClientRect().top,
    document.querySelector("[data-testid=stHeader]").getBoundingClientRect().bottom]"""
NOTHING = "[data-testid=stColumn] [class*=st-key-nothing-] [data-testid=stCaptionContainer]"


def test_the_heading_is_whole_and_a_figure_that_is_missing_is_said_to_be(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    open_page(page, f"{address}/wall?register=guizhou&lang=zh")
    heading, bar = page.evaluate(TOPS)
    assert heading >= bar
    # The views take turns; all but one of this register lack a figure.
    page.wait_for_selector(NOTHING, state="attached", timeout=60_000)
    settle(page)
    for said in page.locator(NOTHING).all():
        assert said.is_visible() and said.inner_text().strip()
