"""The command rules: prints the rules of a place on a date."""

import sys
from argparse import Namespace
from datetime import date, datetime
from pathlib import Path

from dashboard.commands.output import print_frame, write_file
from dashboard.commands.query_commands import day, register_of
from dashboard.documents.context import context_of_rules
from dashboard.errors import Refused
from dashboard.export.table_file import to_bytes
from dashboard.home.registers import home_folder
from dashboard.law.rules_of_place import held_in, rules_of_place
from dashboard.law.texts_of_place import texts_of_place
from dashboard.locale import _, language
from dashboard.register.law_texts import law_texts
from dashboard.register.rules_table import rules
from dashboard.wording.place_rule_words import lines, place_name, place_of, rules_title, table_of, texts_in_words


def ask_rules(options: Namespace) -> None:
    """union-health rules. Needs no register if --as-of is given."""
    place = _place(options.place)
    as_of = day(options.as_of) or _own_date(options)
    held = held_in(rules(home_folder(options.home)), place, as_of)
    printed = "json" if options.json else None
    if options.output is None and (options.format or printed) is None:
        shown = lines(held, as_of, language())
        print(rules_title(place, as_of, shown, language()))
        print_frame(table_of(shown, place, language()), False)
        print()
        print_frame(texts_in_words(texts_of_place(law_texts(), place, as_of), language()), False)
        return
    frame = rules_of_place(held)
    if options.output is None and (options.format or printed) == "json":
        print_frame(frame, True)
        return
    kind = options.format or Path(options.output or "").suffix.removeprefix(".") or printed or "csv"
    made_at = datetime.now().replace(microsecond=0)
    content = to_bytes(frame, kind, context_of_rules(place_name(place, language()), as_of, language(), made_at))
    if options.output is None:
        sys.stdout.buffer.write(content)
    else:
        write_file(Path(options.output), content)


def _place(text: str | None) -> str | None:
    if text is None:
        return None
    try:
        return place_of(text)
    except KeyError as error:
        raise Refused(
            _(
                "“{place}” is no place with rules of its own: write a province's two digits or its name, 52 or 贵州.",
                place=text,
            )
        ) from error


def _own_date(options: Namespace) -> date:
    """The date of the register's current version, which is the default date instead of today."""
    try:
        return register_of(options).current().date
    except Refused as error:
        raise Refused(_("{reason} Or give the day to ask about with --as-of.", reason=error)) from error
