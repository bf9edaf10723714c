"""The project's own files are where the program looks for them."""

import pytest

from dashboard import paths


@pytest.mark.parametrize("file", [paths.app_file, paths.app_with_feeds_file])
def test_the_file_exists(file) -> None:
    assert file().is_file()


@pytest.mark.parametrize("folder", [paths.queries_folder, paths.data_folder, paths.package_folder])
def test_the_folder_exists(folder) -> None:
    assert any(folder().iterdir())
