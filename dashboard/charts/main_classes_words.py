"""The texts of units by main class: the counts, the finding and the alternative text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.charts.numerals import counted, grouped
from dashboard.locale import Language, _
from dashboard.locale.number_format import in_a_sentence
from dashboard.vocabulary import codes

_PROBLEMS = ("no_union", "long_overdue", "overdue", "incomplete")


@dataclass(frozen=True)
class ClassCount:
    """How many units of one group are of one main class."""

    group: str
    group_title: str
    main_class: str
    units: int


def finding(by_class: Mapping[str, int], language: Language) -> str:
    """The number of sound units and the most frequent problem; where most units are unverified, that instead.

    The classes cover union, election and organisation alone: a unit of unknown class may have another problem.
    """
    bound = sum(units for name, units in by_class.items() if name != "not_applicable")
    if not bound:
        return _("None of the units shown is open and asked for a union")
    unknown, sound = by_class.get("to_verify", 0), by_class.get("sound", 0)
    problems = {name: by_class[name] for name in _PROBLEMS if by_class.get(name)}
    if 2 * unknown > bound:
        return _(
            "Main classes: {unknown} of {total} are of unknown class, {problems} without a union, overdue or "
            "incomplete",
            unknown=grouped(unknown),
            total=counted(bound, "units"),
            problems=grouped(sum(problems.values())),
        )
    if not problems:
        return _(
            "Main classes: {sound} of {total} are sound, {unknown} of unknown class",
            sound=grouped(sound),
            total=counted(bound, "units"),
            unknown=grouped(unknown),
        )
    most = max(problems, key=lambda name: problems[name])
    return _(
        "Main classes: {sound} of {total} are sound; most frequent problem: {problem}, {count}",
        sound=grouped(sound),
        total=counted(bound, "units"),
        problem=in_a_sentence(codes.title("main_class", most, language)),
        count=grouped(problems[most]),
    )


def alternative(counts: Sequence[ClassCount], by_class: Mapping[str, int], language: Language) -> str:
    """The finding and every count in words, one sentence per group."""
    by_group: dict[str, list[ClassCount]] = {}
    for count in counts:
        if count.units:
            by_group.setdefault(count.group, []).append(count)
    sentences = [
        _(
            "{name}: {parts}.",
            name=group[0].group_title,
            parts=_(", ").join(
                f"{codes.title('main_class', count.main_class, language)} {grouped(count.units)}" for count in group
            ),
        )
        for group in by_group.values()
    ]
    return " ".join([_("{title}.", title=finding(by_class, language)), *sentences])
