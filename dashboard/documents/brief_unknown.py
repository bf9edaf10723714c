"""The brief's section on unknowns: how much the records leave open, and what to fill in first."""

import pandas as pd

from dashboard.answers.parameters import unconfirmed
from dashboard.documents.blocks import Section, TableBlock
from dashboard.documents.brief_standing import check_counts
from dashboard.documents.subject import Subject
from dashboard.locale import _, ngettext
from dashboard.locale.number_format import format_number, format_percent
from dashboard.wording.tables_in_words import with_records

_HOW_MANY = 3


def unknown(subject: Subject) -> Section:
    """How many answers are open, the checks with most of them, and how many checks rest on unconfirmed parameters."""
    language = subject.language
    counts = check_counts(subject)
    answered = sum(count.known for count in counts)
    waiting = sum(count.number.unknown for count in counts)
    asked = answered + waiting
    heading = _("What we don't know")
    if not waiting:
        return Section(
            heading,
            [_("Of {n} answers that the demanded checks ask for, 0 are open.", n=format_number(asked, language))],
        )
    blocks: list[str | TableBlock] = [
        _(
            "Of {n} answers that the demanded checks ask for, {waiting} are open ({share}).",
            n=format_number(asked, language),
            waiting=format_number(waiting, language),
            share=format_percent(100 * waiting / asked, language),
        )
    ]
    most = sorted((count for count in counts if count.number.unknown), key=lambda count: -count.number.unknown)
    ids = [count.check.id for count in most[:_HOW_MANY]]
    records = with_records(pd.DataFrame({"check_id": ids}), language)["records"]
    parts = [
        ngettext(
            "{check}: {n} unit, for which to fill in {records}",
            "{check}: {n} units, for which to fill in {records}",
            count.number.unknown,
            check=count.check.title.in_language(language),
            n=format_number(count.number.unknown, language),
            records=record,
        )
        for count, record in zip(most, records, strict=False)
    ]
    semicolon = "；" if language == "zh" else "; "
    blocks.append(_("To verify first: {parts}.", parts=semicolon.join(parts)))
    doubtful = unconfirmed(subject.reader)
    if doubtful:
        blocks.append(
            ngettext(
                "{n} check or indicator rests on parameters whose articles nobody has confirmed.",
                "{n} checks and indicators rest on parameters whose articles nobody has confirmed.",
                len(doubtful),
                n=format_number(len(doubtful), language),
            )
        )
    return Section(heading, blocks)
