"""The subject of a document: a register as of a date, filters and language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboard.catalogue.entries import Query
from dashboard.documents.context import Context, context_of
from dashboard.locale import Language
from dashboard.query.filters import Filters, Where
from dashboard.register.reader import Reader
from dashboard.wording.explanation_words import next_steps, unconfirmed_articles


@dataclass(frozen=True)
class Subject:
    """The input of every document. scope: what the viewer may see. made_at: the time of making."""

    reader: Reader
    filters: Filters
    language: Language
    made_at: datetime
    scope: Where = ()

    def context(self, title: str, explained: Iterable[Query] = ()) -> Context:
        """The metadata of a file with this title. ``explained``: the queries that it defines."""
        queries = list(explained)
        return context_of(
            title,
            self.reader.version,
            self.reader.as_of,
            self.filters,
            self.language,
            self.made_at,
            queries,
            self.scope,
            unconfirmed_articles(self.reader, self.language),
            next_steps(queries, self.reader, self.language),
        )
