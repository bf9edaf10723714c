"""The request for an exported document, shared by pages, the command line and the child process."""

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import msgspec

from dashboard.documents.blocks import Switches
from dashboard.documents.subject import Subject
from dashboard.home.registers import Home
from dashboard.locale import Language
from dashboard.query.filters import Filters, Where
from dashboard.query.scope import server_scope
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register, Version, open_register

DocumentKind = Literal["workbook", "brief", "assignments", "letters", "annual", "calendar"]
PROGRESS = "progress"
"""Prefix of the child process's progress lines, as in "progress 12/400"."""
AssignmentTitle = Literal["hint", "reminder", "supervision", "assignment"]


@dataclass(frozen=True)
class ExportRequest:
    """One document: its kind and file ending (without the dot), register version, date and filters.

    home is the path of the home folder. as_of: None means the version's own date. compared_with: the version and date
    that a brief compares with, None for the default. days: how many days ahead deadlines are listed. year: the
    statistical year of an annual sheet, None for that of the date. templates: a folder of letter templates, None for
    that of the home.
    """

    kind: DocumentKind
    ending: str
    home: str
    register: str
    version: str
    language: Language
    as_of: date | None = None
    where: Where = ()
    search: str = ""
    by: tuple[str, ...] = ()
    days: int = 90
    compared_with: tuple[str, date] | None = None
    switches: Switches = field(default_factory=Switches)
    assignment_title: AssignmentTitle = "assignment"
    letters: tuple[str, ...] = ()
    sender: str = ""
    templates: str | None = None
    blank: bool = False
    year: int | None = None

    @property
    def opened_register(self) -> Register:
        """The request's register. Raises Refused if it doesn't exist."""
        return open_register(Home(Path(self.home)), self.register)

    def subject(self) -> Subject:
        """The document's subject, within this server's scope, made now. Raises Refused as the readers do."""
        reader = open_reader(self.opened_register.version(self.version), self.as_of)
        filters = Filters(where=self.where, search=self.search)
        return Subject(reader, filters, self.language, datetime.now().replace(microsecond=0), server_scope())

    def to_json(self) -> bytes:
        """The request as JSON, for the child process that makes the document."""
        return msgspec.json.encode(self)


def request_of(
    kind: DocumentKind, ending: str, version: Version, filters: Filters, language: Language
) -> ExportRequest:
    """The request for a document of this version under these filters."""
    return ExportRequest(
        kind,
        ending,
        str(version.home),
        version.register,
        version.name,
        language,
        filters.as_of,
        filters.where,
        filters.search,
    )


def request_from_json(text: bytes) -> ExportRequest:
    """The request that ``to_json`` wrote."""
    return msgspec.json.decode(text, type=ExportRequest)
