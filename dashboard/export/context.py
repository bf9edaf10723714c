"""What a file says about itself: which register, as of when, which units, made when, and what its numbers mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from dashboard import __version__
from dashboard.catalogue import Check, Indicator, Query
from dashboard.filters import Filters, Where
from dashboard.locale import Language
from dashboard.register.versions import Version
from dashboard.wording.filters import filters_in_words
from dashboard.wording.registers import register_title
from dashboard.wording.speaking import speaking


class Definition(NamedTuple):
    """What one indicator, check or list of a file means, in the reader's language. next_step may be empty."""

    title: str
    definition: str
    basis: str
    next_step: str


@dataclass(frozen=True)
class Context:
    """All that a file tells beside its rows, already in the reader's language.

    filters holds names and values in words; synthetic marks invented data in every format.
    """

    title: str
    register: str
    version: str
    as_of: date
    filters: Sequence[tuple[str, str]]
    synthetic: bool
    made_at: datetime
    program_version: str
    language: Language
    definitions: Sequence[Definition] = ()


def context_of(
    title: str,
    version: Version,
    as_of: date,
    filters: Filters,
    language: Language,
    made_at: datetime,
    explained: Iterable[Query] = (),
    scope: Where = (),
) -> Context:
    """The context of a file made from this version as of this date.

    ``explained`` are the checks, indicators and lists in it; scope is what the viewer may see.
    """
    with speaking(language):
        register = register_title(version.register, version.synthetic)
    return Context(
        title=title,
        register=register,
        version=version.name,
        as_of=as_of,
        filters=filters_in_words(filters, language, scope),
        synthetic=version.synthetic,
        made_at=made_at,
        program_version=__version__,
        language=language,
        definitions=definitions(explained, language),
    )


def definitions(queries: Iterable[Query], language: Language) -> tuple[Definition, ...]:
    """What these indicators, checks and lists mean, each once, in this order."""
    found = []
    for query in queries:
        next_step = query.next_step.in_language(language) if isinstance(query, Check | Indicator) else ""
        title, definition, basis = (
            words.in_language(language) for words in (query.title, query.definition, query.basis)
        )
        found.append(Definition(title, definition, basis, next_step))
    return tuple(dict.fromkeys(found))
