"""The brief 简报: two pages for a leader to read aloud, composed sentence by sentence from the numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.catalogue.loader import catalogue
from dashboard.charts.main_classes_words import ClassCount
from dashboard.documents.blocks import Section, Switches
from dashboard.documents.brief_change import change
from dashboard.documents.brief_duties import duties
from dashboard.documents.brief_hindrances import hindrances
from dashboard.documents.brief_standing import class_counts, standing
from dashboard.documents.brief_unknown import unknown
from dashboard.documents.context import Context
from dashboard.documents.subject import Subject
from dashboard.locale import _
from dashboard.locale.in_language import speaking
from dashboard.locale.number_format import format_date
from dashboard.register.versions import Version

_DEFAULT = Switches()


@dataclass(frozen=True)
class Brief:
    """A brief in the reader's language. classes: the data of its chart; sign_off: labels of the lines to sign."""

    context: Context
    title: str
    about: Sequence[str]
    sections: Sequence[Section]
    classes: Sequence[ClassCount]
    sign_off: Sequence[str]


def brief(subject: Subject, compared: tuple[Version, date], switches: Switches = _DEFAULT) -> Brief:
    """The brief of the subject's units, compared with an earlier version as of its date."""
    with speaking(subject.language):
        context = subject.context(_("Brief"), catalogue().checks.values())
        sections = [
            standing(subject, switches),
            change(subject, compared, switches),
            hindrances(subject, switches),
            duties(subject),
            unknown(subject),
        ]
        sign_off = [_("Filled in by"), _("Checked by"), _("Head"), _("Official seal")] if switches.signed else []
        return Brief(
            context, _("Brief on union organisation"), _about(context), sections, class_counts(subject), sign_off
        )


def _about(context: Context) -> list[str]:
    """The lines below the title: register and date, filters, and a note if the data are synthetic."""
    colon = "：" if context.language == "zh" else ": "
    lines = [
        _("{register}, as of {date}", register=context.register, date=format_date(context.as_of, context.language))
    ]
    if context.filters:
        chosen = "；" if context.language == "zh" else "; "
        lines.append(chosen.join(f"{name}{colon}{value}" for name, value in context.filters))
    if context.synthetic:
        lines.append(_("Synthetic data: invented to try the program, about no real unit."))
    return lines
