"""A built wheel, installed in an environment of its own outside the checkout, runs with its queries and data inside."""

import os
import subprocess
import sys
import sysconfig
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from browser.server import free_port

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def command(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """union-health of an environment that has the wheel; the libraries are borrowed, so that nothing is fetched."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    own = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    (own / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return python.with_name("union-health")


def test_the_wheel_holds_queries_data_and_settings_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for path in (
        "app.py",
        "data/letters/zh.toml",
        "queries/status/unit_status.sql",
        "data/rules.csv",
        ".streamlit/config.toml",
    ):
        assert f"dashboard/bundle/{path}" in names
    assert any(name.endswith(".xlsx") for name in names)
    assert not any(name.startswith("tests/") for name in names)


def test_the_installed_command_answers_without_the_checkout(command: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    sample = [str(command), "sample", "guizhou", "--home", str(home)]
    subprocess.run(sample, check=True, capture_output=True, cwd=tmp_path)
    where = subprocess.run(
        [str(command.with_name("python")), "-c", "import dashboard.paths as p; print(p.queries_folder())"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    ).stdout.strip()
    assert not Path(where).is_relative_to(CHECKOUT)
    asked = [str(command), "indicators", "--only", "units_without_union", "--json", "--home", str(home)]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert '"numerator": 7' in answer


def test_the_installed_command_serves(command: Path, tmp_path: Path) -> None:
    port = free_port()
    serve = [str(command), "serve", "--home", str(tmp_path / "home"), "--port", str(port), "--headless"]
    with subprocess.Popen(serve, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            assert _answers(f"http://localhost:{port}/_stcore/health")
        finally:
            process.terminate()


def _answers(address: str) -> bool:
    import time

    for _attempt in range(300):
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.2)
    return False
