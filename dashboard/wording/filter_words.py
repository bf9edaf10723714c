"""The filters of a view in words, for a page's heading and an export's description."""

from dashboard.locale import Language, _
from dashboard.locale.enumeration import listed
from dashboard.locale.in_language import speaking
from dashboard.query.filters import Filters, Where
from dashboard.wording.answer_titles import dimension_title
from dashboard.wording.code_words import value_title


def filters_in_words(filters: Filters, language: Language, scope: Where = ()) -> tuple[tuple[str, str], ...]:
    """Each filter as its name and its values: (单位性质, 机关、企业), the viewer's scope too. Empty without any."""
    described = [
        (dimension_title(name, language), listed((value_title(name, value, language) for value in values), language))
        for name, values in (*filters.where, *scope)
    ]
    if filters.search.strip():
        with speaking(language):
            described.append((_("Name contains"), filters.search.strip()))
    return tuple(described)
