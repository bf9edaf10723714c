"""The metadata of an exported file: register, date, filters, time of making, and what its numbers mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from dashboard import __version__
from dashboard.catalogue.entries import Query
from dashboard.catalogue.loader import catalogue
from dashboard.locale import Language, _
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters, Where
from dashboard.register.versions import Version
from dashboard.wording.filter_words import filters_in_words
from dashboard.wording.register_names import register_title


class Definition(NamedTuple):
    """What one indicator, check or list of a file means, in the reader's language.

    next_step may be empty. unconfirmed: the articles that it rests on and that nobody has confirmed.
    """

    title: str
    definition: str
    basis: str
    next_step: str
    unconfirmed: str = ""


@dataclass(frozen=True)
class Context:
    """Everything that a file states beside its rows, in the reader's language.

    filters: names and values in words. synthetic: the data are invented, which every format must show. unconfirmed
    maps the id and the title of a check or indicator to the unconfirmed articles that it rests on.
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
    unconfirmed: Mapping[str, str] = field(default_factory=dict)


def context_of(
    title: str,
    version: Version,
    as_of: date,
    filters: Filters,
    language: Language,
    made_at: datetime,
    explained: Iterable[Query] = (),
    scope: Where = (),
    unconfirmed: Mapping[str, str] | None = None,
    next_steps: Mapping[str, str] | None = None,
) -> Context:
    """The context of a file made from this version as of this date.

    ``explained``: the checks, indicators and lists in it. scope: what the viewer may see. unconfirmed (articles that
    nobody has confirmed) and next_steps are keyed by the id of the check or indicator.
    """
    with speaking(language):
        register = register_title(version.path.parents[1], version.synthetic)
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
        definitions=definitions(explained, language, as_of, unconfirmed or {}, next_steps or {}),
        unconfirmed=_by_name(unconfirmed or {}, language),
    )


def context_of_rules(place: str, as_of: date, language: Language, made_at: datetime) -> Context:
    """The context of a table of a place's rules, which belongs to no register. ``place`` is its name."""
    with speaking(language):
        return Context(
            title=" ".join((_("Rules"), place)),
            register="",
            version="",
            as_of=as_of,
            filters=((_("Place"), place),),
            synthetic=False,
            made_at=made_at,
            program_version=__version__,
            language=language,
        )


def definitions(
    queries: Iterable[Query],
    language: Language,
    as_of: date,
    unconfirmed: Mapping[str, str] = MappingProxyType({}),
    next_steps: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Definition, ...]:
    """The definitions of these queries, without duplicates, in this order, with their legal basis as of the date."""
    found = []
    for query in queries:
        title, definition, basis = (
            words.in_language(language) for words in (query.title, query.definition, query.basis_on(as_of))
        )
        found.append(Definition(title, definition, basis, next_steps.get(query.id, ""), unconfirmed.get(query.id, "")))
    return tuple(dict.fromkeys(found))


def _by_name(unconfirmed: Mapping[str, str], language: Language) -> dict[str, str]:
    """The mapping with title keys added: machine-readable tables use ids, tables for readers use titles."""
    found = dict(unconfirmed)
    for queries in (catalogue().checks, catalogue().indicators):
        titles = {query.title.in_language(language): unconfirmed.get(name) for name, query in queries.items()}
        found |= {title: articles for title, articles in titles.items() if articles}
    return found
