"""The commands digest and alert: what changed, and which indicators are beyond a threshold."""

import sys
from argparse import Namespace
from datetime import datetime
from pathlib import Path

from dashboard.answers.comparing.earlier_date import default_comparison
from dashboard.catalogue.loader import catalogue
from dashboard.commands.output import plain, print_json, write_file
from dashboard.commands.query_commands import filters_of, reader_of, register_of
from dashboard.documents.alerts import Alert, alerts, only_new, read_rules
from dashboard.documents.digest import digest, since
from dashboard.documents.subject import Subject
from dashboard.export.digest_file import DIGEST_FORMATS, digest_file
from dashboard.locale import _, language
from dashboard.locale.number_format import format_number
from dashboard.register.first_record import reaches_back_to
from dashboard.register.reader import Reader, open_reader
from dashboard.wording.change_since_words import in_words
from dashboard.wording.code_words import value_title
from dashboard.wording.indicator_words import graded

ALERTED = 3
"""The exit code that tells a scheduler that there are new alerts."""


def make_digest(options: Namespace) -> None:
    """union-health digest."""
    reader = reader_of(options)
    moment = datetime.now().replace(microsecond=0)
    subject = Subject(reader, filters_of(options), options.language or language(), moment)
    before, before_on = since(register_of(options), reader.version, reader.as_of, options.since)
    suffix = Path(options.output or "").suffix.removeprefix(".").lower()
    kind = options.format or ("json" if options.json else suffix if suffix in DIGEST_FORMATS else "md")
    content = digest_file(digest(subject, before, before_on, scored=options.score), subject, kind)
    if options.output:
        write_file(Path(options.output), content)
    else:
        sys.stdout.buffer.write(content)


def alert(options: Namespace) -> int:
    """union-health alert. Returns 3 if there is an alert to print (with --all also an old one), else 0."""
    rules = read_rules(Path(options.rules))
    reader = reader_of(options)
    found = alerts(reader, rules, _before(options, reader) if any(rule.worse for rule in rules) else None)
    state = Path(options.state) if options.state else register_of(options).folder / "alerts.json"
    told = found if options.all else only_new(found, state)
    if options.json:
        print_json({"alerts": [_document(one) for one in told], "standing": len(found)})
    else:
        for one in told:
            print(_sentence(one))
    return ALERTED if told else 0


def _before(options: Namespace, reader: Reader) -> Reader | None:
    """The same version as of the default comparison date; None if its records don't reach back to that date."""
    _version, day = default_comparison(register_of(options), reader.version, reader.as_of)
    return open_reader(reader.version, day) if reaches_back_to(reader.version, day) else None


def _document(one: Alert) -> dict[str, object]:
    rule = one.rule
    return {
        "rule": rule.name,
        "indicator": rule.indicator,
        "by": rule.by,
        "group": one.group,
        "value": plain(one.value),
        "above": rule.above,
        "below": rule.below,
        "worse": one.since is not None,
    }


def _sentence(one: Alert) -> str:
    spoken = language()
    title = catalogue().indicators[one.rule.indicator].title.in_language(spoken)
    group = "" if one.group is None else f" · {value_title(str(one.rule.by), one.group, spoken)}"
    bounds = [
        f"{sign} {bound:g}" for sign, bound in ((">", one.rule.above), ("<", one.rule.below)) if bound is not None
    ]
    if one.since is not None:
        bounds.append(in_words(one.since, spoken).text)
    value = format_number(one.value, spoken)
    if one.number.indicator.is_mean:
        value += ("，" if spoken == "zh" else ", ") + graded(one.number, spoken)
    return _(
        "{rule}: {title} is {value} ({bounds}).",
        rule=one.rule.name,
        title=title + group,
        value=value,
        bounds=", ".join(bounds),
    )
