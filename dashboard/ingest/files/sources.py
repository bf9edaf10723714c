"""The files of an import: named files, and the files inside named folders and zips."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.errors import Refused
from dashboard.ingest.files.file_kind import kind_of
from dashboard.ingest.files.zip_limits import is_bomb
from dashboard.ingest.files.zip_package import is_zip
from dashboard.locale import _

MOST_FILES = 5_000
MOST_BYTES = 4 * 1024**3
"""The limits of a zip's unpacked content against zip bombs: the declared sizes and the actual ones are checked."""

MOST_UPLOADED = 1024**3
"""What all zips of one upload may unpack to together: a session of the dashboard is one of many."""

_CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A file to read. name is its name in reports; named is False for an upload and for a file of a folder or zip.

    refused is the reason why a folder or zip can't be unpacked.
    """

    path: Path
    name: str
    named: bool = True
    refused: str | None = None


@contextmanager
def sources(given: Sequence[Path | Source]) -> Iterator[list[Source]]:
    """The files of the given paths, those of a folder or zip by name. Unpacked files exist only inside the block.

    Raises Refused if a named folder or zip holds no file or exceeds the limits; for one that is not named, the reason
    is in its Source.refused.
    """
    with tempfile.TemporaryDirectory(prefix="union-health-") as folder:
        found: list[Source] = []
        left = _Left(MOST_UPLOADED)
        for number, one in enumerate(given):
            source = one if isinstance(one, Source) else Source(one, one.name)
            try:
                found.extend(_inside(source, Path(folder) / str(number), _Left(MOST_BYTES) if source.named else left))
            except Refused as refusal:
                if source.named:
                    raise
                found.append(replace(source, refused=str(refusal).replace(str(source.path), source.name)))
        yield _with_names_of_their_own(found)


def _with_names_of_their_own(found: Sequence[Source]) -> list[Source]:
    """The sources with unique names, so that a problem names one file: a second 台账.xlsx becomes 2/台账.xlsx."""
    taken: dict[str, Source] = {}
    for source in found:
        name, number = source.name, 1
        while name in taken:
            number += 1
            name = f"{number}/{source.name}"
        taken[name] = replace(source, name=name)
    return list(taken.values())


@dataclass
class _Left:
    """The bytes that may still be unpacked."""

    bytes: int

    def take(self, count: int, path: Path) -> None:
        """Raises Refused where more is asked than is left."""
        if count > self.bytes:
            raise Refused(_too_much(path, self.bytes))
        self.bytes -= count


def _inside(source: Source, folder: Path, left: _Left) -> list[Source]:
    """The files of a folder or of a zip (unpacked into ``folder``), else the file itself."""
    if source.path.is_dir():
        inside = _of_folder(source.path)
    elif _is_archive(source.path):
        inside = list(_unpacked(source.path, folder, left))
    else:
        return [source]
    if not inside:
        raise Refused(_("{file} holds no file.", file=source.path))
    return inside


def _is_ours(name: str) -> bool:
    parts = [part for part in Path(name).parts if part != ".."]
    return not any(part.startswith((".", "~$", "__MACOSX")) or part.lower() == "thumbs.db" for part in parts)


def _of_folder(folder: Path) -> list[Source]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    inside = [(path, path.relative_to(folder).as_posix()) for path in files]
    return [Source(path, name, named=False) for path, name in inside if _is_ours(name)]


def _is_archive(path: Path) -> bool:
    """Whether the file is a plain zip rather than a workbook or document, which are zips too."""
    if not path.is_file() or not is_zip(path):
        return False
    return path.suffix.lower() == ".zip" or kind_of(path, path.name) == "archive"


def _unpacked(path: Path, folder: Path, left: _Left) -> Iterator[Source]:
    folder.mkdir()
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not info.is_dir() and _is_ours(info.filename)]
            if len(members) > MOST_FILES or sum(info.file_size for info in members) > left.bytes:
                raise Refused(_too_much(path, left.bytes))
            if is_bomb(members):
                raise Refused(
                    _(
                        "The zip {file} would unpack from {size} MB to {unpacked} MB: it is refused. Give the files "
                        "that hold tables, without the zip.",
                        file=path,
                        size=-(-path.stat().st_size // 10**6),
                        unpacked=-(-sum(info.file_size for info in members) // 10**6),
                    )
                )
            for number, info in enumerate(sorted(members, key=_name)):
                # Unpacked under a number, not the member's name, which may contain .. or be too long.
                target = folder / str(number)
                with archive.open(info) as inside, target.open("wb") as out:
                    while chunk := inside.read(_CHUNK):
                        left.take(len(chunk), path)
                        out.write(chunk)
                yield Source(target, _name(info), named=False)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise Refused(
            _("The zip {file} can't be unpacked: it is damaged or protected by a password.", file=path)
        ) from error


def _name(info: zipfile.ZipInfo) -> str:
    """A member's name. Chinese programs write GB18030 names without the UTF-8 flag."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def _too_much(path: Path, most: int) -> str:
    return _(
        "The zip {file} holds more than {files} files or {megabytes} MB: unpack it and give the files in parts.",
        file=path,
        files=MOST_FILES,
        megabytes=most // 1024**2,
    )
