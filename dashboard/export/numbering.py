"""Headings numbered as in official documents: 一、 in Chinese, 1. in English."""

from collections.abc import Sequence

from dashboard.documents.brief import Brief

_CHINESE = "一二三四五六七八九十"


def numbered(brief: Brief) -> Sequence[str]:
    """The headings of the sections, numbered."""
    if brief.context.language == "zh":
        return [f"{_CHINESE[place]}、{section.heading}" for place, section in enumerate(brief.sections)]
    return [f"{place}. {section.heading}" for place, section in enumerate(brief.sections, 1)]
