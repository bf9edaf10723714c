"""A leader on Monday: what has changed, who holds us back, and what stands behind it, from page to page."""

import re

from playwright.sync_api import Page

from browser.pages import chips, open_page, settle


def test_what_got_worse_is_named_and_explained_by_a_click(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=province&compare=2026-01-15")
    assert page.locator(".st-key-since-then").count() == 0
    page.get_by_role("button", name="计算2026年1月15日").click()
    worse = page.locator(".st-key-since-then")
    worse.wait_for()
    settle(page)
    assert re.match(r"较2026年1月15日：变差\d+项，好转\d+项", worse.inner_text())
    first = worse.get_by_role("button").first
    name = first.inner_text().rpartition(" ")[0]
    first.click()
    settle(page)
    assert name in page.get_by_role("dialog").inner_text()


def test_nothing_is_compared_with_a_day_before_anything_was_known(page: Page, address: str) -> None:
    open_page(page, f"{address}/?register=guizhou&compare=2014-01-15")
    assert page.locator(".st-key-since-then").count() == 0
    assert "2014年1月15日及以前没有任何记录，不作比较" in page.inner_text(".st-key-filter-bar")
    assert page.get_by_role("button", name="计算2014年1月15日").count() == 0


def test_no_card_of_the_view_before_stands_among_the_filters_of_the_next(page: Page, address: str) -> None:
    open_page(page, f"{address}/organisation?register=province")
    top = page.locator(".st-key-headlines").bounding_box()
    page.evaluate(
        """() => {
            window.__strange = 0;
            const look = () => {
                window.__strange += document.querySelectorAll(".st-key-chips [data-testid=stMetric]").length;
            };
            new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
        }"""
    )
    search = page.locator(".st-key-search input")
    search.fill("公司")
    search.press("Enter")
    page.locator(".st-key-chips button").first.wait_for()
    settle(page)
    assert page.evaluate("() => window.__strange") == 0
    page.get_by_role("button", name="清除全部").click()
    settle(page)
    # Without a filter there is no empty line either.
    assert chips(page) == [] and page.locator(".st-key-headlines").bounding_box() == top


def test_what_is_out_of_date_for_longer_than_a_second_is_not_shown(page: Page, address: str) -> None:
    open_page(page, f"{address}/organisation?register=province")
    metric = page.locator(".st-key-headlines [data-testid=stMetric]").first
    assert metric.is_visible()
    # As the framework marks what the running script has not drawn again yet.
    metric.evaluate("element => element.closest('[data-testid=stElementContainer]').dataset.stale = 'true'")
    metric.wait_for(state="hidden", timeout=5_000)


def test_a_click_filters_and_the_earlier_date_goes_along(page: Page, address: str) -> None:
    open_page(page, f"{address}/organisation?register=province&compare=2025-12-31")
    assert "对比2025年12月31日" in page.inner_text(".st-key-filter-bar")

    # The last trace is the clear bars over whole rows; the first row of the second chart is the lowest ownership.
    chart = page.locator(".js-plotly-plot").nth(1)
    row = chart.locator("g.trace.bars").last.locator("g.point path").first
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)
    assert len(chips(page)) == 1 and "ownership=" in page.url

    page.get_by_role("link", name="集体协商").click()
    settle(page)
    assert "/bargaining" in page.url and "compare=2025-12-31" in page.url and "ownership=" in page.url
    assert len(chips(page)) == 1

    page.get_by_role("button", name="对比2025年12月31日").click()
    page.get_by_role("button", name="上年同期").click()
    settle(page)
    assert "compare=2025-10-31" in page.url
    page.go_back()
    settle(page)
    assert "compare=2025-12-31" in page.url

    page.locator(".st-key-finding-rates-wage_agreement-ownership").get_by_role("button", name="资料表").click()
    settle(page)
    dialog = page.get_by_role("dialog")
    assert dialog.locator("[data-testid=stDataFrame]").count() == 1
    assert dialog.get_by_role("button", name="下载 XLSX").is_visible()
    page.keyboard.press("Escape")

    page.locator(".st-key-chips button").first.click()
    settle(page)
    assert chips(page) == [] and "ownership" not in page.url and "compare=2025-12-31" in page.url
