"""The layers of a status built from the checks: their states, failure details and the worklist's sort keys."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlglot import exp

from dashboard.catalogue.entries import ONLY_REPORTED, STATES, WEIGHTS, Catalogue, Check
from dashboard.status.expressions import (
    coalesce,
    filtered,
    is_not_null,
    is_null,
    null,
    one_if,
    owned,
    text,
    value_if,
    when,
)
from dashboard.status.fusion import BASE

WIDE = "unit_status"
CHECK_ROWS = "check_rows"
RESULT_COLUMNS = ("since", "due", "open", "source", "detail")
"""The details of a failed check, beside its state."""

_STATE = exp.DataType.build(f"enum({', '.join(repr(state) for state in STATES)})", dialect="duckdb")


_TASKS = "campaign_counts"


_REPORTS = ("reported_on", "reported_due")


def generated(catalogue: Catalogue) -> dict[str, exp.Select]:
    """The layers that the plan builds from the checks."""
    first, second = levels(catalogue.checks.values())
    found: dict[str, exp.Select] = {"checked": _checked(first), "check_states": _states(first, "reported_first")}
    if second:
        found |= {"second_checked": _checked(second), "second_states": _states(second, "reported_second")}
    return {**found, "final_states": _final(first, second), "open_problems": _open_problems(first, second)}


def check_rows(checks: Iterable[Check]) -> exp.Query:
    """The view check_rows: unit_id, check_id, state, strength and failure details; one row per unit and check.

    unit_status stores the states; the failure details are derived from its other columns on demand.
    """
    first, second = levels(checks)
    selects = [_rows_of(check, _results([check], exp.to_table(WIDE), "reported_first", ())) for check in first]
    for check in second:
        # A check that reads other checks' states also reads their failure details.
        parts = [part for part in first if any(name.startswith(part.id) for name in _reads(check))]
        below = _results(parts, exp.to_table(WIDE), "reported_first", (check.id,)).subquery("parts")
        selects.append(_rows_of(check, _results([check], below, "reported_second", ())))
    return exp.union(*selects, distinct=False, copy=False) if len(selects) > 1 else selects[0]


def check_rows_of_few(checks: Iterable[Check], only: Collection[str]) -> exp.Select:
    """The rows of check_rows for the checks of these ids, in one scan of the units.

    Plans three times as fast as check_rows; check_rows filters earlier and suits queries over many units.
    """
    first, second = levels(checks)
    second = [check for check in second if check.id in only]
    # A check that reads other checks' states also reads their failure details.
    read = {name for check in second for name in _reads(check)}
    first = [check for check in first if check.id in only or any(name.startswith(check.id) for name in read)]
    every = [check for check in (*first, *second) if check.id in only]
    found = _results(first, exp.to_table(WIDE), "reported_first", [check.id for check in second])
    if second:
        kept = [f"{check.id}_{name}" for check in first for name in ("strength", *RESULT_COLUMNS)]
        kept += [check.id for check in first]
        found = _results(second, found.subquery("parts", copy=False), "reported_second", kept)
    rows = exp.Array(expressions=[exp.Struct(expressions=_fields(check)) for check in every])
    flat = exp.Anonymous(this="unnest", expressions=[rows, exp.Kwarg(this=exp.var("recursive"), expression=exp.true())])
    return exp.select("unit_id", flat, copy=False).from_(found.subquery("results", copy=False), copy=False)


def _fields(check: Check) -> list[exp.Expr]:
    """A check's row of check_rows, as the fields of a struct."""
    values = {
        "check_id": exp.Literal.string(check.id),
        "state": exp.cast(exp.column(check.id), "text"),
        "strength": exp.column(f"{check.id}_strength"),
        **{name: exp.column(f"{check.id}_{name}") for name in RESULT_COLUMNS},
    }
    return [exp.PropertyEQ(this=exp.to_identifier(name), expression=value) for name, value in values.items()]


def levels(checks: Iterable[Check]) -> tuple[list[Check], list[Check]]:
    """The checks that read facts, and those that read other checks' states."""
    every = list(checks)
    second = [check for check in every if _source(check) == "check_states"]
    return [check for check in every if check not in second], second


def beside(select: exp.Select, names: Iterable[str]) -> exp.Select:
    """Join relations with one row per open unit on unit_id."""
    first, *others = names
    select = select.from_(first, copy=False)
    for name in others:
        on = exp.column("unit_id", table=first).eq(exp.column("unit_id", table=name))
        select = select.join(name, on=on, copy=False)
    return select


def _source(check: Check) -> str:
    table = check.tree.find(exp.Table)
    assert table is not None  # the catalogue refuses a check that reads nothing
    return table.name


def _own_columns(check: Check, table: str | None) -> Iterator[exp.Expr]:
    """The columns of the check's file, as <check>__<column>."""
    for column in check.tree.expressions:
        if column.alias_or_name != "unit_id":
            yield owned(column.unalias(), lambda name: table).as_(f"{check.id}__{column.alias_or_name}")


def _checked(checks: list[Check]) -> exp.Select:
    """One row per open unit: the columns of every check's file."""
    columns = [column for check in checks for column in _own_columns(check, _source(check))]
    sources = sorted({_source(check) for check in checks})
    return beside(exp.select(exp.column("unit_id", table=sources[0]), *columns), sources)


def _given(check: Check, name: str) -> exp.Expr | None:
    """The column of the check's query, or None where it has none."""
    names = {column.alias_or_name for column in check.tree.expressions}
    return exp.column(f"{check.id}__{name}") if name in names else None


def reported_findings(checks: list[Check], checked: str) -> exp.Select:
    """One row per unit with findings: per check the earliest report still standing and the earliest deadline."""
    columns: list[exp.Expr] = [exp.column("unit_id", table="asked_findings")]
    for check in checks:
        standing: exp.Expr = exp.column("check_id", table="asked_findings").eq(check.id)
        mended = _given(check, "mended_on")
        if mended is not None:
            # A dated record on or after the report's day disproves it (reading 51).
            reported = exp.column("reported_on", table="asked_findings")
            mended = owned(mended, lambda name: checked)
            standing = exp.and_(standing, coalesce(exp.GT(this=reported, expression=mended), exp.true()))
        for name, column in zip(_REPORTS, ("reported_on", "due_on"), strict=True):
            earliest = exp.Min(this=exp.column(column, table="asked_findings"))
            columns.append(filtered(earliest, standing).as_(f"{check.id}__{name}"))
    select = exp.select(*columns).from_("asked_findings")
    on = exp.column("unit_id", table="asked_findings").eq(exp.column("unit_id", table=checked))
    return select.join(checked, on=on).group_by(exp.column("unit_id", table="asked_findings"))


def _states(checks: list[Check], reported: str) -> exp.Select:
    """One row per open unit: each check's state, failure details, date last fixed and worklist sort key."""
    checked = "checked" if reported == "reported_first" else "second_checked"

    def owner(name: str) -> str:
        if name.endswith(_REPORTS) and "__" in name:
            return reported
        known = {"is_operating": BASE, "sector": BASE, "is_lead": "memberships", "as_of": "as_of"}
        return known.get(name, checked)

    columns = [column for check in checks for column in (_state(check), *_result_columns(check), _urgency(check))]
    # Without copies, for speed: the first of these queries has two hundred columns, each a syntax tree.
    owned_columns = (owned(column, owner) for column in columns)
    select = exp.select(exp.column("unit_id", table=BASE), *owned_columns, copy=False)
    select = beside(select, [BASE, "memberships", checked]).join("as_of", join_type="cross", copy=False)
    on = exp.column("unit_id", table=BASE).eq(exp.column("unit_id", table=reported))
    return select.join(reported, on=on, join_type="left", copy=False)


_OF_EVERY_UNIT = ("unit_id", "as_of", "is_operating", "is_lead", "sector")


def _reads(check: Check) -> set[str]:
    """The names of the columns that the check's query reads."""
    return {column.name for column in check.tree.find_all(exp.Column)}


def _results(checks: list[Check], below: exp.Expr, reported: str, more: Iterable[str]) -> exp.Select:
    """The failure details of these checks, as <check>_<column>, with their states and ``more`` columns.

    Carries only columns that are read: carrying all three hundred through every check took seconds to plan.
    """
    own = [column for check in checks for column in _own_columns(check, None)]
    kept = [*_OF_EVERY_UNIT, *(check.id for check in checks), *more]
    inner = exp.select(*map(exp.column, kept), *own, copy=False).from_(below, copy=False)
    reports = [exp.column(f"{check.id}__{name}", table=reported) for check in checks for name in _REPORTS]
    on = exp.column("unit_id", table="checked").eq(exp.column("unit_id", table=reported))
    everything = exp.Column(this=exp.Star(), table=exp.to_identifier("checked"))
    joined = exp.select(everything, *reports).from_(inner.subquery("checked", copy=False), copy=False)
    joined = joined.join(reported, on=on, join_type="left", copy=False)
    columns = [column for check in checks for column in _result_columns(check)]
    chosen = exp.select(*map(exp.column, kept), *columns, copy=False)
    return chosen.from_(joined.subquery("judged", copy=False), copy=False)


def _rows_of(check: Check, results: exp.Select) -> exp.Select:
    return exp.select(
        exp.column("unit_id"),
        exp.Literal.string(check.id).as_("check_id"),
        exp.cast(exp.column(check.id), "text").as_("state"),
        exp.column(f"{check.id}_strength").as_("strength"),
        *(exp.column(f"{check.id}_{name}").as_(name) for name in RESULT_COLUMNS),
    ).from_(results.subquery("results", copy=False), copy=False)


def _asked(check: Check) -> exp.Expr:
    asked: exp.Expr = exp.column("is_operating")
    return exp.and_(asked, exp.column("is_lead")) if check.asked == "union" else asked


def _state(check: Check) -> exp.Expr:
    applies = exp.column(f"{check.id}__applies")
    passes = exp.column(f"{check.id}__passes")
    return (
        exp.case()
        .when(exp.not_(_asked(check)), _state_of("not_applicable"))
        .when(is_not_null(exp.column(f"{check.id}__reported_on")), _state_of("fail"))
        .when(is_null(applies), _state_of("unknown"))
        .when(exp.not_(applies.copy()), _state_of("not_applicable"))
        .when(is_null(passes), _state_of("unknown"))
        .when(passes.copy(), _state_of("pass"))
        .else_(_state_of("fail"))
        .as_(check.id)
    )


def _result_columns(check: Check) -> list[exp.Expr]:
    applies = exp.column(f"{check.id}__applies")
    passes = exp.column(f"{check.id}__passes")
    reported_on = exp.column(f"{check.id}__reported_on")
    asked = _asked(check)
    fails = coalesce(exp.and_(asked.copy(), applies, exp.not_(passes)), exp.false())
    is_reported = exp.and_(asked.copy(), is_not_null(reported_on))
    in_fail = exp.or_(is_reported.copy(), fails.copy())
    # Parenthesised explicitly: IS binds closer than AND.
    undecided = exp.and_(asked.copy(), exp.or_(is_null(applies), exp.and_(applies.copy(), is_null(passes))))
    since = _given(check, "since") or null("date")
    # A computed day later than the as-of date is null (reading 13).
    past = exp.LTE(this=since.copy(), expression=exp.column("as_of"))
    since_reported = coalesce(_given(check, "since_reported"), reported_on)
    computed = exp.and_(fails.copy(), coalesce(_given(check, "computed"), exp.true()))
    also_reported = exp.and_(fails.copy(), coalesce(_given(check, "reported"), exp.false()))
    has_reported = exp.or_(is_reported.copy(), also_reported)
    results: Mapping[str, exp.Expr] = {
        "since": coalesce(when(exp.and_(fails.copy(), past), since), when(is_reported.copy(), since_reported)),
        "due": coalesce(
            when(fails.copy(), _given(check, "due") or null("date")),
            when(is_reported.copy(), exp.column(f"{check.id}__reported_due")),
        ),
        "open": when(in_fail.copy(), exp.or_(is_reported.copy(), coalesce(_given(check, "open"), exp.true()))),
        "source": exp.case()
        .when(exp.and_(computed, has_reported), text("both"))
        .when(has_reported.copy(), text("reported"))
        .when(fails.copy(), text("computed")),
        "detail": when(
            exp.or_(in_fail.copy(), undecided),
            exp.Nullif(this=_given(check, "detail") or null("text"), expression=text("")),
        ),
        "mended_on": _given(check, "mended_on") or null("date"),
        "strength": _strength(check),
    }
    return [value.as_(f"{check.id}_{name}") for name, value in results.items()]


def _urgency(check: Check) -> exp.Expr:
    """The worklist's sort key for the check; null where the check gives no item."""
    results = {column.alias: column.unalias() for column in _result_columns(check)}
    strength = results[f"{check.id}_strength"]
    place = exp.case().when(strength.copy().eq("must"), exp.Literal.number(1)).else_(exp.Literal.number(2))
    is_item = coalesce(results[f"{check.id}_open"], exp.false())
    if check.has_local_strength or check.strength == "may":
        is_item = exp.and_(is_item, strength.copy().neq("may"))
    key = _sort_key(place, results[f"{check.id}_due"], results[f"{check.id}_since"])
    return when(is_item, key).as_(f"{check.id}_urgency")


def _final(first: list[Check], second: list[Check]) -> exp.Select:
    """One row per open unit: each check's state, whether it fails only by report, and the score's inputs.

    The score's inputs are how many scored checks are known, how many apply, and the weights passed and judged.
    """
    columns: list[exp.Expr] = [exp.column("unit_id", table="check_states")]
    known: exp.Expr = exp.Literal.number(0)
    applicable: exp.Expr = exp.Literal.number(0)
    passed: exp.Expr = exp.Literal.number(0)
    judged: exp.Expr = exp.Literal.number(0)
    for check in (*first, *second):
        table = "check_states" if check in first else "second_states"
        state, source = exp.column(check.id, table=table), exp.column(f"{check.id}_source", table=table)
        columns += [state.copy(), coalesce(source.eq("reported"), exp.false()).as_(f"{check.id}_{ONLY_REPORTED}")]
        if check.may_count_for_score:
            weight = _weight(check, exp.column(f"{check.id}_strength", table=table))
            # A check that is optional (“may”, weight 0) in the unit's place does not count for its score.
            counts = [weight > exp.Literal.number(0)] if check.has_local_strength else []
            is_judged = exp.and_(state.copy().isin("pass", "fail"), *counts)
            is_asked = exp.and_(state.copy().neq("not_applicable"), *counts)
            known = exp.Add(this=known, expression=one_if(is_judged.copy()))
            applicable = exp.Add(this=applicable, expression=one_if(is_asked))
            passed = exp.Add(this=passed, expression=value_if(state.copy().eq("pass"), weight))
            judged = exp.Add(this=judged, expression=value_if(is_judged, weight.copy()))
    columns += [known.as_("known_checks"), applicable.as_("applicable_checks")]
    columns += [exp.cast(passed, "bigint").as_("weight_passed"), exp.cast(judged, "bigint").as_("weight_judged")]
    sources = [BASE, "check_states", "second_states"] if second else [BASE, "check_states"]
    return beside(exp.select(*columns), sources)


def _open_problems(first: list[Check], second: list[Check]) -> exp.Select:
    """One row per open unit: its number of worklist items, its smallest sort key, and its checks to verify.

    The head of the worklist belongs to the units with the smallest keys, so no query sorts all items. A key encodes the
    sort order: strength, deadline, start date, each with nulls last; null for a unit without items.
    """
    urgency: list[exp.Expr] = []
    count: exp.Expr = exp.column("task_units_overdue", table=_TASKS)
    unknown: exp.Expr = exp.Literal.number(0)
    for check in (*first, *second):
        table = "check_states" if check in first else "second_states"
        state, key = exp.column(check.id, table=table), exp.column(f"{check.id}_urgency", table=table)
        count = exp.Add(this=count, expression=one_if(is_not_null(key)))
        unknown = exp.Add(this=unknown, expression=one_if(state.eq("unknown")))
        urgency.append(key)
    due = exp.column("first_overdue_task_due_on", table=_TASKS)
    since = exp.Add(this=due.copy(), expression=exp.Literal.number(1))
    is_overdue = exp.column("task_units_overdue", table=_TASKS) > exp.Literal.number(0)
    urgency.append(when(is_overdue, _sort_key(exp.Literal.number(2), due, since)))
    columns = [
        exp.column("unit_id", table=BASE),
        exp.Least(this=urgency[0], expressions=urgency[1:], ignore_nulls=True).as_("urgency"),
        exp.cast(count, "integer").as_("open_problems"),
        exp.cast(unknown, "integer").as_("checks_to_verify"),
    ]
    sources = [BASE, "check_states", "second_states"] if second else [BASE, "check_states"]
    return beside(exp.select(*columns), [*sources, _TASKS])


def _sort_key(place: exp.Expr, due: exp.Expr, since: exp.Expr) -> exp.Expr:
    """One number that sorts by place, due and since; a null date sorts last."""

    def days(day: exp.Expr) -> exp.Expr:
        first = exp.cast(exp.Literal.string("0001-01-01"), "date")
        counted = exp.Paren(this=exp.Sub(this=day.copy(), expression=first))
        return exp.Coalesce(this=counted, expressions=[exp.Literal.number(9_999_999)])

    whole = exp.Mul(this=exp.cast(place, "bigint"), expression=exp.Literal.number(10**14))
    of_due = exp.Mul(this=exp.cast(days(due), "bigint"), expression=exp.Literal.number(10**7))
    return exp.Add(this=exp.Add(this=whole, expression=of_due), expression=days(since))


def _strength(check: Check) -> exp.Expr:
    """The check's strength for the unit: from the rule of its place on the date, else from the header."""
    return coalesce(_given(check, "strength"), text(check.strength))


def _weight(check: Check, strength: exp.Expr) -> exp.Expr:
    """The check's weight in the score of a unit that it binds with this strength (reading 54)."""
    if "weight" in check.header or not check.has_local_strength:
        return exp.Literal.number(check.weight)
    case = exp.case()
    for code, value in WEIGHTS.items():
        case = case.when(strength.copy().eq(code), exp.Literal.number(value))
    return case


def _state_of(value: str) -> exp.Expr:
    # An enum takes one byte: reads are ten times and writes three times as fast as text (measured on a million units).
    return exp.cast(text(value), _STATE)
