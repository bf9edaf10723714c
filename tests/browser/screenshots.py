"""Takes screenshots of every page in both languages, both themes and two widths (``make screenshots``)."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from browser.pages import card, open_page, settle
from browser.server import launched, run_command, served
from dashboard.home.first_run_guide import mark_read

FOLDER = Path("screenshots")
PICTURE = Path("docs") / "pictures" / "overview.png"
WIDTHS = {"laptop": (1440, 900), "phone": (390, 844)}
ADDRESSES = {
    "guizhou-overview": "?register=guizhou",
    "guizhou-worklist": "worklist?register=guizhou",
    "guizhou-verify": "worklist?register=guizhou&tab=verify",
    "guizhou-campaign": "campaign?register=guizhou",
    "guizhou-unit": "unit?register=guizhou&unit=u-0ca99f9a4a",
    "guizhou-handbook": "handbook?register=guizhou&theme=organisation",
    "guizhou-rules": "handbook?register=guizhou&show=rules&place=52&on=2026-10-31",
    "guizhou-filtered": "?register=guizhou&sector=enterprise&check_fail=election_on_time",
    "guizhou-data": "data?register=guizhou",
    "guizhou-data-names": "data?register=guizhou&tab=names",
    "guizhou-data-versions": "data?register=guizhou&tab=versions",
    "province-data-returns": "data?register=province&tab=returns",
    "province-data-quality": "data?register=province&tab=quality",
    "province-overview": "?register=province",
    "guizhou-organisation": "organisation?register=guizhou",
    "guizhou-bargaining": "bargaining?register=guizhou",
    "province-organisation": "organisation?register=province",
    "province-bargaining": "bargaining?register=province",
    "province-disputes": "disputes?register=province",
    "province-democracy": "democracy?register=province",
    "province-worklist": "worklist?register=province",
    "province-due": "worklist?register=province&tab=due",
    "province-campaign": "campaign?register=province",
    "province-groups": "compare?register=province&between=groups&one=enterprise&other=institution",
    "province-wall": "wall?register=province",
    "province-unit": "unit?register=province&unit=p0000000012",
}


def main() -> int:
    """Write the pictures, and the README's own."""
    FOLDER.mkdir(exist_ok=True)
    PICTURE.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        run_command("sample", "province", "--units", "20000", "--seed", "5", "--home", home, "--register", "province")
        run_command("sample", "guizhou", "--home", home)
        # As on a Monday: the dates that are compared with are ready, the guide has been read.
        for register in ("province", "guizhou"):
            run_command("prepare", "--months", "2", "--home", home, "--register", register)
        mark_read(Path(home))
        with served(Path(home)) as address, sync_playwright() as playwright:
            browser = launched(playwright)
            for language in ("zh", "en"):
                for theme in ("light", "dark"):
                    for width, (wide, high) in WIDTHS.items():
                        context = browser.new_context(
                            locale="zh-CN" if language == "zh" else "en-GB",
                            viewport={"width": wide, "height": high},
                            color_scheme=theme,
                        )
                        page = context.new_page()
                        for name, query in ADDRESSES.items():
                            open_page(page, f"{address}/{query}")
                            # The page scrolls inside its own container: the picture is as high as its content.
                            height = page.evaluate("document.querySelector('.stMainBlockContainer').scrollHeight")
                            page.set_viewport_size({"width": wide, "height": max(high, min(int(height) + 80, 4000))})
                            settle(page)
                            page.screenshot(path=FOLDER / f"{name}-{language}-{theme}-{width}.png")
                            if (name, language, theme, width) == ("guizhou-overview", "zh", "light", "laptop"):
                                page.screenshot(path=PICTURE)
                                card(page, "units_without_union").get_by_role("button").last.click()
                                settle(page)
                                page.screenshot(path=FOLDER / "guizhou-explain-zh-light-laptop.png")
                            page.set_viewport_size({"width": wide, "height": high})
                        context.close()
            browser.close()
    print(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
