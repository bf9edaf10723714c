"""The pages by name, in the order of the navigation."""

from collections.abc import Mapping
from types import ModuleType

from dashboard.app_pages import (
    bargaining,
    campaign,
    democracy,
    disputes,
    indicators,
    organisation,
    overview,
    unit,
    wall,
    worklist,
)
from dashboard.app_pages.compare import comparison_page
from dashboard.app_pages.data import data_page as data

_MODULES: Mapping[str, ModuleType] = {
    "overview": overview,
    "organisation": organisation,
    "bargaining": bargaining,
    "disputes": disputes,
    "democracy": democracy,
    "campaign": campaign,
    "worklist": worklist,
    "unit": unit,
    "compare": comparison_page,
    "handbook": indicators,
    "data": data,
    "wall": wall,
}


def modules() -> Mapping[str, ModuleType]:
    """Each page's module: ``page(view)`` draws it, and ``ASKS``, if present, are the questions to prefetch."""
    return _MODULES
