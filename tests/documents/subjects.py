"""Document subjects for tests: a register, a language, and a fixed time of making."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.documents.blocks import Switches
from dashboard.documents.brief import Brief, brief
from dashboard.documents.subject import Subject
from dashboard.locale import Language
from dashboard.query.filters import Filters
from dashboard.register.reader import open_reader
from dashboard.register.versions import Register

MADE_AT = datetime(2026, 11, 20, 9, 30)


def subject(register: Register, **changes: Any) -> Subject:
    """The register's current version as of its own date in Chinese, or with changes."""
    return replace(Subject(open_reader(register.current()), Filters(), "zh", MADE_AT), **changes)


def made_brief(register: Register, language: Language = "zh", **switches: bool) -> Brief:
    """The brief of the whole register, compared as it is by default, with lines to sign."""
    chosen = Switches(**({"signed": True} | switches))
    about = subject(register, language=language)
    return brief(about, default_comparison(register, about.reader.version, about.reader.as_of), chosen)
