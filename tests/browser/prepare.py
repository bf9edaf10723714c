"""Finds or installs Chromium and a Chinese font for the browser tests, and prints what it did."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def installed_browser() -> str | None:
    """The path of an installed Chromium, Chrome or Edge."""
    named = os.environ.get("UNION_HEALTH_BROWSER")
    found = named or next((path for path in map(shutil.which, NAMES) if path), None)
    return found or (str(MAC) if MAC.exists() else None)


def own_browser() -> str | None:
    """The path of the Chromium that playwright installed for itself, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font with Chinese; without fontconfig (macOS, Windows) the system brings one."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, text=True, check=False).stdout.strip())


def install_with_apt(packages: list[str]) -> bool:
    """Install Debian packages where that is possible without a password."""
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return False
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment, stdout=subprocess.DEVNULL)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", *packages], check=True, env=environment, stdout=subprocess.DEVNULL
    )
    return True


def main() -> int:
    """Make the browser tests possible. Returns 1, with what to do, where that fails."""
    wanted = []
    if not installed_browser():
        wanted.append("chromium")
    if not has_chinese_font():
        wanted.append("fonts-noto-cjk")
    if wanted and install_with_apt(wanted):
        print(f"installed from Debian's packages: {', '.join(wanted)}")
    browser = installed_browser() or own_browser()
    if not browser:
        print("no Chromium found: installing playwright's own")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        browser = own_browser()
    if not browser:
        print("no Chromium: install one, or name it in UNION_HEALTH_BROWSER", file=sys.stderr)
        return 1
    print(f"browser: {browser}; Chinese font: {'yes' if has_chinese_font() else 'none found, text may show boxes'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
