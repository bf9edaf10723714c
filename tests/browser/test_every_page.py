"""Every page in both languages: nothing untranslated, nothing wider than the screen, no error, nothing against WCAG."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from babel.messages.pofile import read_po
from playwright.sync_api import Browser, ConsoleMessage, Page

import dashboard
from browser.pages import open_page, settle
from dashboard.catalogue.loader import catalogue
from dashboard.vocabulary.codes import code_lists

PACKAGE = Path(dashboard.__file__).parent

ADDRESSES = {
    "overview": "?register=guizhou",
    "overview of a province": "?register=province",
    "organisation": "organisation?register=province",
    "bargaining": "bargaining?register=province",
    "disputes": "disputes?register=province",
    "democracy": "democracy?register=province",
    "campaign": "campaign?register=guizhou",
    "worklist": "worklist?register=province",
    "to verify": "worklist?register=guizhou&tab=verify",
    "unit": "unit?register=province&unit=p0000000012",
    "compare": "compare?register=province",
    "groups": "compare?register=province&between=groups&one=enterprise&other=institution",
    "handbook": "handbook?register=guizhou&theme=organisation",
    "rules": "handbook?register=guizhou&show=rules&place=52&on=2026-10-31",
    "data": "data?register=guizhou",
    "returns": "data?register=province&tab=returns",
    "wall": "wall?register=province",
}
# Beside code and signs drawn by a font: the words that only the framework can translate.
TEXTS = """() => {
    const aside = "style, script, code, pre, [translate=no], [data-testid=stSkipToContent], " +
        "[data-testid=stFileUploaderDropzone]";
    const shown = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
    const walker = document.createTreeWalker(document.querySelector(".stApp"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const around = walker.currentNode.parentElement;
        if (around && !around.closest(aside) && shown(around)) found.push(walker.currentNode.data);
    }
    // A table is drawn; what a screen reader is told of it stands in the canvas.
    for (const cell of document.querySelectorAll("canvas th, canvas [role=columnheader]")) found.push(cell.textContent);
    return found;
}"""
LATIN = re.compile(r"[A-Za-z]{2,}")
NOT_ENGLISH = {
    "CSV",
    "XLSX",
    "DOCX",
    "PDF",
    "HTML",
    "SQL",
    "EN",
    "union",
    "health",
    "template",
    "toml",
    "PNG",
    "province",
}
WIDTHS = (1440, 768, 390)
# The framework asks a page's own address for what stands at the root, once; it answers 404 and asks there.
FRAMEWORKS_OWN = re.compile(r"/_stcore/|404")


COMBINATIONS = [("zh", "light"), ("en", "dark")]
FURTHER = {"overview of a province", "to verify", "groups", "returns"}
"""Other looks of a page that is walked already."""
# Thirteen seconds a page: by default every page in one of both, the pages that draw most in Chinese.
ASKED = [
    pytest.param(
        combination,
        name,
        id=f"{name} {' '.join(combination)}",
        marks=() if place % 2 == turn and name not in FURTHER else pytest.mark.exhaustive,
    )
    for turn, combination in enumerate(COMBINATIONS)
    for place, name in enumerate(ADDRESSES)
]


@pytest.fixture(scope="module")
def spoken(request: pytest.FixtureRequest, browser: Browser) -> Iterator[tuple[str, Page, list[str]]]:
    """A page that stays open from test to test, with what the console has said of errors."""
    language, theme = request.param
    context = browser.new_context(
        locale="zh-CN" if language == "zh" else "en-GB", viewport={"width": 1440, "height": 1000}, color_scheme=theme
    )
    page, said = context.new_page(), []

    def remember(message: ConsoleMessage) -> None:
        where = str(message.location.get("url", ""))
        if message.type == "error" and not FRAMEWORKS_OWN.search(where + message.text):
            said.append(f"{message.text} ({where})")

    def left(url: str) -> None:
        if not url.startswith(("http://localhost", "ws://localhost", "data:", "blob:")):
            said.append(f"a request to {url}")

    page.on("console", remember)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: left(request.url))
    yield language, page, said
    context.close()


@pytest.mark.parametrize(("spoken", "name"), ASKED, indirect=["spoken"], scope="module")
def test_a_page(name: str, spoken: tuple[str, Page, list[str]], address: str) -> None:
    language, page, said = spoken
    said.clear()
    page.set_viewport_size({"width": WIDTHS[0], "height": 1000})
    open_page(page, f"{address}/{ADDRESSES[name]}&lang={language}")
    wrong = [*untranslated(page, language), *violations(page)]
    for width in WIDTHS:
        if width != WIDTHS[0]:
            page.set_viewport_size({"width": width, "height": 1000})
            settle(page)
        wrong += [f"{width} px: {line}" for line in (*wider_than_the_screen(page), *cut_labels(page))]
    assert [*wrong, *said] == []


def untranslated(page: Page, language: str) -> list[str]:
    """What the page says in the other language: words of ours, and on a Chinese page any English word."""
    texts = {line.strip() for line in page.evaluate(TEXTS) if line.strip()}
    other = ours("en" if language == "zh" else "zh")
    found = sorted(texts & other)
    if language == "zh":
        found += sorted(text for text in texts - other if set(LATIN.findall(text)) - NOT_ENGLISH)
    return found


@cache
def ours(language: str) -> frozenset[str]:
    """Messages and titles of ours in this language that are not the same in the other one."""
    with (PACKAGE / "locale" / "zh_CN" / "LC_MESSAGES" / "dashboard.po").open("rb") as file:
        messages = [(str(message.string), str(message.id)) for message in read_po(file, locale="zh_CN") if message.id]
    known = catalogue()
    queries = [*known.checks.values(), *known.indicators.values(), *known.lists.values()]
    messages += [(words.zh, words.en) for query in queries for words in (query.title, query.definition)]
    messages += [(code.zh, code.en) for listed in code_lists().values() for code in listed.values()]
    place = 0 if language == "zh" else 1
    return frozenset(pair[place] for pair in messages if pair[0] != pair[1] and "{" not in pair[place])


def violations(page: Page) -> list[str]:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
    return [
        f"{violation['id']}: {node['html'][:200]} {node['target']}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def cut_labels(page: Page) -> list[str]:
    """Names beside bars and rows whose first stroke lies outside their figure."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll(".ytick text")].filter(text => text.checkVisibility() &&
                text.getBoundingClientRect().left < text.closest("svg").getBoundingClientRect().left
            ).map(text => `${text.textContent} is cut`)"""
        )
    )


def wider_than_the_screen(page: Page) -> list[str]:
    """What stands out to the right of the page, unless something around it scrolls or hides it."""
    return list(
        page.evaluate(
            """() => {
                const wide = document.documentElement.clientWidth;
                const found = [];
                for (const element of document.querySelectorAll(".stMain *")) {
                    const box = element.getBoundingClientRect();
                    if (!box.width || !box.height || box.right <= wide + 1 || !element.checkVisibility()) continue;
                    let around = element.parentElement, caught = false;
                    while (around && !caught && !around.matches(".stMain")) {
                        caught = getComputedStyle(around).overflowX !== "visible";
                        around = around.parentElement;
                    }
                    const name = String(element.className.baseVal ?? element.className).slice(0, 60);
                    if (!caught) found.push(`${element.tagName}.${name} ends at ${Math.round(box.right)}`);
                }
                return found.slice(0, 3);
            }"""
        )
    )
