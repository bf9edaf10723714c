"""The order in which a date's status is computed: facts, checks, findings, whole-organisation checks, classes.

The files of queries/status and queries/checks say what is asked; this module makes the steps between them as trees,
so that adding a check is adding a file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlglot import exp

from dashboard.catalogue import Catalogue, Check

RESULT_COLUMNS = ("since", "due", "open", "source", "detail")
"""What a unit's status keeps of a check beside its state, each as <check>_<column>."""

_FILE_COLUMNS = ("applies", "passes", "since", "since_reported", "due", "open", "detail", "mended_on", "computed",
                 "reported")  # fmt: skip


@dataclass(frozen=True)
class Step:
    """One relation: its name, its query and the relations that the query reads."""

    name: str
    tree: exp.Query

    @cached_property
    def reads(self) -> frozenset[str]:
        """Names of the tables and relations read, the query's own steps left out."""
        own = {expression.alias for expression in self.tree.find_all(exp.CTE)}
        return frozenset(table.name for table in self.tree.find_all(exp.Table)) - own


def plan(catalogue: Catalogue) -> tuple[Step, ...]:
    """All steps, each after those that it reads."""
    relations: dict[str, exp.Query] = dict(catalogue.status)
    first = [check for check in catalogue.checks.values() if _source(check) != "check_states"]
    second = [check for check in catalogue.checks.values() if _source(check) == "check_states"]
    for source in sorted({_source(check) for check in catalogue.checks.values()}):
        relations[f"checked_{source}"] = _checked(source, catalogue.checks.values())
    relations["reported_first"] = _reported(first)
    relations["check_states"] = _states(first, "reported_first", keep_mended_on=True)
    relations["reported_second"] = _reported(second)
    relations["second_states"] = _states(second, "reported_second", keep_mended_on=False)
    relations["final_states"] = _final(catalogue.checks.values(), bool(second))
    return tuple(_in_order(relations))


def check_rows(checks: Iterable[Check]) -> exp.Expr:
    """The view check_rows: unit_id, check_id, state, since, due, open, source, detail; one row per unit and check."""
    selects = [
        exp.select(
            exp.column("unit_id"),
            exp.Literal.string(check.id).as_("check_id"),
            exp.column(check.id).as_("state"),
            *(exp.column(f"{check.id}_{name}").as_(name) for name in RESULT_COLUMNS),
        ).from_("unit_status")
        for check in checks
    ]
    return exp.union(*selects, distinct=False) if len(selects) > 1 else selects[0]


def _source(check: Check) -> str:
    table = check.tree.find(exp.Table)
    assert table is not None  # the catalogue refuses a check that reads nothing
    return table.name


def _checked(source: str, checks: Iterable[Check]) -> exp.Select:
    """One row per unit: the columns of every check that reads this relation, as <check>__<column>, in one scan."""
    columns: list[exp.Expr] = [exp.column("unit_id")]
    for check in checks:
        if _source(check) == source:
            columns += [
                column.unalias().copy().as_(f"{check.id}__{column.alias_or_name}")
                for column in check.tree.expressions
                if column.alias_or_name != "unit_id"
            ]
    return exp.select(*columns).from_(source)


def _given(check: Check, name: str) -> exp.Expr | None:
    """The column of the check's file, or None where the file does not give it."""
    names = {column.alias_or_name for column in check.tree.expressions}
    return exp.column(f"{check.id}__{name}") if name in names else None


def _join_checked(select: exp.Select, checks: Iterable[Check]) -> exp.Select:
    for source in sorted({_source(check) for check in checks}):
        select = select.join(f"checked_{source}", using=["unit_id"])
    return select


def _reported(checks: list[Check]) -> exp.Select:
    """One row per unit with findings: per check the earliest standing report and its earliest deadline."""
    columns: list[exp.Expr] = [exp.column("unit_id", table="asked_findings")]
    for check in checks:
        standing: exp.Expr = exp.column("check_id", table="asked_findings").eq(check.id)
        mended = _given(check, "mended_on")
        if mended is not None:
            # A dated record on or after the day of the report disproves it (reading 51).
            reported = exp.column("reported_on", table="asked_findings")
            standing = exp.and_(standing, _coalesce(exp.GT(this=reported, expression=mended), exp.true()))
        for name, column in (("reported_on", "reported_on"), ("reported_due", "due_on")):
            earliest = exp.Min(this=exp.column(column, table="asked_findings"))
            columns.append(_filtered(earliest, standing).as_(f"{check.id}__{name}"))
    select = exp.select(*columns).from_("asked_findings")
    return _join_checked(select, checks).group_by(exp.column("unit_id", table="asked_findings"))


def _states(checks: list[Check], reported: str, keep_mended_on: bool) -> exp.Select:
    """One row per open unit: each check's final state and what belongs to a fail."""
    columns: list[exp.Expr] = [exp.column("unit_id", table="open_units")]
    for check in checks:
        columns += _state_columns(check)
        if keep_mended_on:
            columns.append((_given(check, "mended_on") or _null("date")).as_(f"{check.id}_mended_on"))
    select = exp.select(*columns).from_("open_units").join("memberships", using=["unit_id"])
    select = _join_checked(select, checks).join("as_of", join_type="cross")
    return select.join(
        reported,
        on=exp.column("unit_id", table="open_units").eq(exp.column("unit_id", table=reported)),
        join_type="left",
    )


def _state_columns(check: Check) -> list[exp.Expr]:
    applies = exp.column(f"{check.id}__applies")
    passes = exp.column(f"{check.id}__passes")
    reported_on = exp.column(f"{check.id}__reported_on")
    asked: exp.Expr = exp.column("is_operating")
    if check.asked == "union":
        asked = exp.and_(asked, exp.column("is_lead"))
    fails = _coalesce(exp.and_(asked.copy(), applies, exp.not_(passes)), exp.false())
    is_reported = exp.and_(asked.copy(), _is_not_null(reported_on))
    in_fail = exp.or_(is_reported.copy(), fails.copy())

    state = (
        exp.case()
        .when(exp.not_(asked.copy()), _text("not_applicable"))
        .when(_is_not_null(reported_on), _text("fail"))
        .when(_is_null(applies), _text("unknown"))
        .when(exp.not_(applies.copy()), _text("not_applicable"))
        .when(_is_null(passes), _text("unknown"))
        .when(passes.copy(), _text("pass"))
        .else_(_text("fail"))
    )
    since = _given(check, "since") or _null("date")
    # A computed day after the date is empty (reading 13).
    past = exp.LTE(this=since.copy(), expression=exp.column("as_of", table="as_of"))
    since_reported = _coalesce(_given(check, "since_reported"), reported_on)
    computed = exp.and_(fails.copy(), _coalesce(_given(check, "computed"), exp.true()))
    also_reported = exp.and_(fails.copy(), _coalesce(_given(check, "reported"), exp.false()))
    has_reported = exp.or_(is_reported.copy(), also_reported)
    results: Mapping[str, exp.Expr] = {
        "since": _coalesce(
            _when(exp.and_(fails.copy(), past), since), _when(is_reported.copy(), since_reported)
        ),
        "due": _coalesce(
            _when(fails.copy(), _given(check, "due") or _null("date")),
            _when(is_reported.copy(), exp.column(f"{check.id}__reported_due")),
        ),
        "open": _when(in_fail.copy(), exp.or_(is_reported.copy(), _coalesce(_given(check, "open"), exp.true()))),
        "source": exp.case()
        .when(exp.and_(computed, has_reported), _text("both"))
        .when(has_reported.copy(), _text("reported"))
        .when(fails.copy(), _text("computed")),
        "detail": _when(
            exp.not_(state.copy().isin("pass", "not_applicable")),
            exp.Nullif(this=_given(check, "detail") or _null("text"), expression=_text("")),
        ),
    }  # fmt: skip
    return [state.as_(check.id), *(results[name].as_(f"{check.id}_{name}") for name in RESULT_COLUMNS)]


def _final(checks: Iterable[Check], has_second: bool) -> exp.Select:
    """One row per open unit: the states of all checks, and how many that count for the score are known and apply."""
    columns: list[exp.Expr] = [exp.column("unit_id")]
    known: exp.Expr = exp.Literal.number(0)
    applicable: exp.Expr = exp.Literal.number(0)
    for check in checks:
        columns.append(exp.column(check.id))
        columns += [exp.column(f"{check.id}_{name}") for name in RESULT_COLUMNS]
        if check.weight and not check.by_requirement:
            known = exp.Add(this=known, expression=_one_if(exp.column(check.id).isin("pass", "fail")))
            applicable = exp.Add(this=applicable, expression=_one_if(exp.column(check.id).neq("not_applicable")))
    columns += [known.as_("known_checks"), applicable.as_("applicable_checks")]
    select = exp.select(*columns).from_("check_states")
    return select.join("second_states", using=["unit_id"]) if has_second else select


def _in_order(relations: Mapping[str, exp.Query]) -> Iterator[Step]:
    waiting = {name: Step(name, tree) for name, tree in relations.items()}
    while waiting:
        ready = [step for step in waiting.values() if not step.reads & waiting.keys()]
        if not ready:
            raise ValueError(f"relations read each other in a circle: {', '.join(sorted(waiting))}")
        for step in ready:
            del waiting[step.name]
        yield from ready


def _coalesce(first: exp.Expr | None, *others: exp.Expr) -> exp.Expr:
    if first is None:
        return others[0].copy() if len(others) == 1 else exp.Coalesce(this=others[0], expressions=list(others[1:]))
    return exp.Coalesce(this=first.copy(), expressions=[other.copy() for other in others])


def _when(condition: exp.Expr, value: exp.Expr) -> exp.Expr:
    return exp.case().when(condition, value.copy())


def _one_if(condition: exp.Expr) -> exp.Expr:
    return exp.case().when(condition, exp.Literal.number(1)).else_(exp.Literal.number(0))


def _filtered(aggregate: exp.Expr, condition: exp.Expr) -> exp.Expr:
    return exp.Filter(this=aggregate, expression=exp.Where(this=condition))


def _is_null(node: exp.Expr) -> exp.Expr:
    return exp.Is(this=node.copy(), expression=exp.null())


def _is_not_null(node: exp.Expr) -> exp.Expr:
    return exp.not_(_is_null(node))


def _text(value: str) -> exp.Expr:
    return exp.Literal.string(value)


def _null(kind: str) -> exp.Expr:
    return exp.cast(exp.null(), kind)
