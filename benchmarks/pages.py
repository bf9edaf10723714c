"""Page response times in a real browser, compared with a hello-world page of the same framework.

Run `python benchmarks/pages.py`, or `python benchmarks/pages.py --home FOLDER 10000000` with a register that
benchmarks/run.py left there. Measured from the click until the page is stable: the script is idle, every chart is drawn
and nothing has changed for a tenth of a second, which is included. Hello world and the pages alternate, so that noise
affects both alike. Bytes are those that the server sends over the socket from one click to the next.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from run import SEED, spread

from browser.server import free_port, launched, served, wait_for

UNITS = (100_000,)
AS_OF = date(2026, 10, 31)
FIRST_VISITS = 5
CLICKS = 20
INDUSTRIES = "ABCDEFGHIJKLMNOPQRST"
"""Sections of GB/T 4754. A different one per click ensures that nothing requested was cached."""

PAGES = (
    "",
    "organisation",
    "bargaining",
    "disputes",
    "democracy",
    "campaign",
    "worklist",
    "worklist?tab=verify",
    "worklist?tab=due",
    "unit?unit=p0000000012",
    "compare",
    "handbook",
    "data",
)
ALLOWED = {"p50": 200, "p95": 350}
"""Milliseconds above hello world."""
FIRST_ALLOWED = 1_500
MOST_BYTES = 1_000_000

NUMBERS_SHOWN = ".st-key-headlines [data-testid=stMetricValue]"
HELLO_SHOWN = "[data-testid=stMarkdown]"

HELLO = """
import streamlit as st

st.session_state.said = st.session_state.get("said", 0) + 1
st.button("Hello")
st.write("Hello, world", st.session_state.said)
"""

# Observes every change of the page; the time measured ends at the last change plus a tenth of a second.
WATCH = """
() => {
    if (window.__watch) return;
    window.__changed = performance.now();
    window.__watch = new MutationObserver(() => { window.__changed = performance.now(); });
    window.__watch.observe(document.body, {subtree: true, childList: true, attributes: true, characterData: true});
}
"""
# Tests for quiet first: searching the page a hundred times a second would slow down what is measured.
STILL = """
() => {
    const quiet = performance.now() - window.__changed;
    if (quiet < 100 || window.__changed <= window.__clicked) return false;
    const app = document.querySelector("[data-testid=stApp]");
    if (!app || app.dataset.testScriptState !== "notRunning") return false;
    if (document.querySelector("[data-stale=true], [data-testid=stSkeleton], [data-testid=stSpinner]")) return false;
    for (const chart of document.querySelectorAll("[data-testid=stPlotlyChart]"))
        if (!chart.querySelector(".main-svg")) return false;
    return window.__changed + 100 - window.__clicked;
}
"""


@contextmanager
def hello_world(folder: Path) -> Iterator[str]:
    """The address of the baseline: the framework's smallest page, served with the same settings."""
    script = folder / "hello.py"
    script.write_text(HELLO, encoding="utf-8")
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        str(script),
        "--server.headless",
        "true",
        "--server.port",
        str(port),
        "--browser.gatherUsageStats",
        "false",
        "--server.fileWatcherType",
        "none",
    ]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder) as process:
        try:
            wait_for(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


class Visit:
    """An open page and the bytes received over its socket."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bytes = 0
        page.on("websocket", lambda socket: socket.on("framereceived", self._count))

    def _count(self, payload: str | bytes) -> None:
        self.bytes += len(payload)

    def open(self, address: str, useful: str = "") -> tuple[float, float]:
        """Milliseconds from the request until the page shows ``useful`` (a selector), and until it is stable."""
        self.page.goto("about:blank")
        self.page.add_init_script("window.__clicked = 0; window.__changed = 0;")
        self.page.goto(address, wait_until="commit")
        shown = 0.0
        if useful:
            ready = "selector => document.querySelector(selector) && performance.now()"
            shown = float(self.page.wait_for_function(ready, arg=useful, polling=10, timeout=60_000).json_value())
        self.page.wait_for_selector("[data-testid=stApp]", timeout=60_000)
        self.page.evaluate(WATCH)
        return shown, self._wait()

    def click(self, selector: str) -> tuple[float, int]:
        """Milliseconds from the click until the page is stable, and the bytes received."""
        before = self.bytes
        self.page.evaluate(WATCH)
        self.page.evaluate(
            """selector => {
                const target = document.querySelector(selector);
                window.__clicked = performance.now();
                target.click();
            }""",
            selector,
        )
        return self._wait(), self.bytes - before

    def _wait(self) -> float:
        return float(self.page.wait_for_function(STILL, polling=10, timeout=120_000).json_value())


def measure(address: str, hello: str, register: str, clicks: int) -> list[dict[str, Any]]:
    """A row per page, and two for the first visit: milliseconds, those of hello world, and the most bytes."""
    rows: list[dict[str, Any]] = []
    with sync_playwright() as playwright:
        browser = launched(playwright)
        own, floor = (Visit(browser.new_context(viewport={"width": 1440, "height": 900}).new_page()) for _ in range(2))
        floor.open(hello)
        first: list[tuple[float, float]] = []
        first_floor: list[tuple[float, float]] = []
        for turn in range(FIRST_VISITS):
            for times, where, useful in (
                (first_floor, hello, HELLO_SHOWN),
                (first, f"{address}/?register={register}", NUMBERS_SHOWN),
            ):
                fresh = browser.new_context(viewport={"width": 1440, "height": 900})
                visit = Visit(fresh.new_page())
                taken = visit.open(where, useful)
                if turn:  # the first run imports the program and is not counted
                    times.append(taken)
                fresh.close()
        for place, what in enumerate(("first visit, the numbers", "first visit, all charts")):
            own_times, floor_times = ([both[place] for both in times] for times in (first, first_floor))
            rows.append({"what": what, **_beside(own_times, floor_times), "allowed": FIRST_ALLOWED})
        floor.open(hello)
        for name in PAGES:
            print(f"{register}: {name or 'overview'}", file=sys.stderr, flush=True)
            times, floors, most = [], [], 0
            for turn in range(clicks):
                filters = f"sector=enterprise&industry={INDUSTRIES[turn % len(INDUSTRIES)]}"
                joint = "&" if "?" in name else "?"
                own.open(f"{address}/{name}{joint}register={register}&{filters}&lang=zh")
                selector = '[class*="st-key-chip-sector-"] button'
                if not own.page.query_selector(selector):
                    selector = ".st-key-language button"
                taken, size = own.click(selector)
                floors.append(floor.click("[data-testid=stButton] button")[0])
                times.append(taken)
                most = max(most, size)
            rows.append({"what": name or "overview", **_beside(times, floors), "bytes": most})
        browser.close()
    return rows


def _beside(times: list[float], floors: list[float]) -> dict[str, Any]:
    return {"own": spread(times), "floor": spread(floors)}


def show(units: int, rows: list[dict[str, Any]]) -> None:
    """Print the table of one size, in milliseconds as p50 / p95."""
    print(f"\n{units:,} units\n")
    print("| from click to settled, ms | the page | hello world | above it | at most | largest answer, kB |")
    print("|---|---:|---:|---:|---:|---:|")
    for row in rows:
        own, floor = row["own"], row["floor"]
        above = {name: own[name] - floor[name] for name in ALLOWED}
        allowed = f"{row['allowed']}" if "allowed" in row else " / ".join(str(value) for value in ALLOWED.values())
        cells = [
            _both(own),
            _both(floor),
            _both(above),
            allowed,
            f"{row['bytes'] / 1000:.0f}" if "bytes" in row else "",
        ]
        print(f"| {row['what']} | {' | '.join(cells)} |")


def _both(found: dict[str, float]) -> str:
    return f"{found['p50']:.0f} / {found['p95']:.0f}"


def main(arguments: list[str]) -> int:
    """Measure every size and print a table for each."""
    parser = argparse.ArgumentParser(description="How long a reader waits for a page.")
    parser.add_argument("units", nargs="*", type=int, default=list(UNITS))
    parser.add_argument("--home", type=Path, help="where registers are kept; else in a folder that is deleted again")
    parser.add_argument("--clicks", type=int, default=CLICKS, help="clicks on each page")
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        home = given.home or Path(folder)
        for units in given.units:
            register = f"province-{units}"
            _make(home, register, units)
            with hello_world(Path(folder)) as hello, served(home) as address:
                show(units, measure(address, hello, register, given.clicks))
    return 0


def _make(home: Path, name: str, units: int) -> None:
    from dashboard.home.registers import Home
    from dashboard.register.province import make_province
    from dashboard.register.versions import Register

    register = Register(Home(home), name)
    if not register.folder.exists():
        make_province(register, units, SEED, AS_OF)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
