"""Recomputes the status of units with some items mended, using the status's own layers.

A set is a unit with some of its items mended. Its facts are those in unit_status, except for what a mended check
settles beside its own state (queries/what_if). The status layers compute everything that follows from the facts and
the passing checks, so that no rule is written twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sqlglot import exp

from dashboard.answers.what_if.mended_layers import (
    AMOUNTS,
    MENDED,
    above,
    files_of,
    flag,
    fused,
    mending_layers,
    only_folder,
    overlaid,
    projected,
)
from dashboard.catalogue.loader import catalogue
from dashboard.paths import queries_folder
from dashboard.status.check_layers import WIDE, beside, generated
from dashboard.status.fusion import BASE, Fusion
from dashboard.status.plan import column_names

ITEMS, SETS, FACTS = "what_if_items", "what_if_sets", "what_if_facts"
"""Scratch tables: the items, the sets of mended items, and the facts of units once the founding check is mended."""


@dataclass(frozen=True)
class WhatIf:
    """Two passes: ``status`` over the units of sets, ``facts`` over open units once the check ``founding`` is mended.

    owners maps each column of unit_status to its layer. founded are the facts that mending ``founding`` changes. bits
    maps each check to its bit in a set's mask.
    """

    status: Fusion
    facts: Fusion
    owners: Mapping[str, str]
    founded: frozenset[str]
    founding: str
    bits: Mapping[str, int]

    def moved_by(self, columns: Iterable[str]) -> frozenset[str]:
        """What can change any of these columns of unit_status: check ids, tasks_mended, findings_closed."""
        facts = self._facts_under(columns)
        flags = {flag(check): check for check in self.bits}
        found = {flags.get(name, name) for name in facts if name in flags or name in AMOUNTS}
        return frozenset(found | ({self.founding} if facts & self.founded else set()))

    def status_of(self, columns: Iterable[str]) -> exp.Select:
        """set_no, unit_id and these columns of unit_status once the set is mended; one row per unit of a set."""
        wanted = sorted({"unit_id", *columns})
        names = [exp.column(name, table=self.owners[name]).as_(name) for name in wanted]
        select = exp.select(exp.column("set_no", table=BASE).as_("set_no"), *names)
        tree = self.status.fused(beside(select, dict.fromkeys([BASE, *(self.owners[name] for name in wanted)])))
        return _over(self._units(self._facts_under(wanted)), tree)

    def facts_once_founded(self) -> exp.Select:
        """unit_id and the founded columns; one row per unit with an item of ``founding``."""
        wanted = sorted(self.founded)
        names = [exp.column(name, table=self.owners[name]).as_(name) for name in wanted]
        select = exp.select(exp.column("unit_id", table=BASE).as_("unit_id"), *names)
        tree = self.facts.fused(beside(select, dict.fromkeys([BASE, *(self.owners[name] for name in wanted)])))
        founding = exp.select("unit_id").from_(ITEMS).where(exp.column("check_id").eq(self.founding))
        return _over(exp.select("*").from_(BASE).where(exp.column("unit_id").isin(query=founding)), tree)

    def _facts_under(self, columns: Iterable[str]) -> set[str]:
        """The base columns that these columns of unit_status depend on."""
        needed = _needed(self.status, self.owners, columns)
        return {name.removeprefix(f"{BASE}__") for name in needed if name.startswith(f"{BASE}__")}

    def _units(self, facts: set[str]) -> exp.Select:
        """The units of the sets: set_no, these facts, a flag per check, tasks_mended and findings_closed."""
        unit_id = exp.column("unit_id", table=SETS)
        columns: list[exp.Expr] = [exp.column(name, table=SETS) for name in ("set_no", *AMOUNTS)]
        columns += [_has(bit).as_(flag(check)) for check, bit in self.bits.items()]
        columns += [self._fact(name).as_(name) for name in sorted(facts & self.owners.keys())]
        select = exp.select(*columns).from_(SETS)
        select = select.join(WIDE, on=unit_id.eq(exp.column("unit_id", table=WIDE)))
        if facts & self.founded:
            select = select.join(FACTS, on=unit_id.eq(exp.column("unit_id", table=FACTS)), join_type="left")
        return select

    def _fact(self, name: str) -> exp.Expr:
        recorded = exp.column(name, table=WIDE)
        if name not in self.founded:
            return recorded
        return exp.case().when(_has(self.bits[self.founding]), exp.column(name, table=FACTS)).else_(recorded)


@cache
def what_if_plan() -> WhatIf:
    """The passes for the catalogue; built once per process."""
    queries, folder = catalogue(), queries_folder() / "what_if"
    joined = [table.name for table in queries.status[WIDE].find_all(exp.Table)]
    layers = generated(queries) | {name: queries.status[name] for name in queries.themes}
    states = {name: layers[name] for name in above("check_states", layers)}
    below = {name: tree for name, tree in layers.items() if name not in states and name != "checked"}
    founding, files = only_folder(folder)
    facts = fused(column_names(queries.status[BASE]), below | overlaid(below, files))
    kept = _owners((name for name in joined if name not in states), facts)
    given = {name: projected(kept.keys() & {*facts.columns(name)}) for name in below} | {"checked": layers["checked"]}
    flags = map(flag, queries.checks)
    status = fused(
        [*kept, "set_no", *AMOUNTS, *flags],
        states | mending_layers(layers, queries.checks.values()) | given | overlaid(given, files_of(folder)),
    )
    return WhatIf(
        status=status,
        facts=facts,
        owners=_owners((name for name in joined if name in states), status) | kept,
        founded=frozenset(name for name in kept if any(MENDED in under for under in _needed(facts, kept, [name]))),
        founding=founding,
        bits={name: 1 << place for place, name in enumerate(queries.checks)},
    )


def _owners(names: Iterable[str], fusion: Fusion) -> dict[str, str]:
    """Maps each column to the first of these layers that has it."""
    return {column: name for name in reversed(list(names)) for column in fusion.columns(name)}


def _needed(fusion: Fusion, owners: Mapping[str, str], columns: Iterable[str]) -> set[str]:
    """The columns of all layers that these columns of unit_status depend on, each as <layer>__<column>."""
    return fusion.needed(fusion.column(owners[name], name).name for name in columns)


def _over(units: exp.Select, tree: exp.Query) -> exp.Select:
    """The pass with these units in place of the open ones. Changes ``tree``."""
    for table in list(tree.find_all(exp.Table)):
        if table.name == BASE:
            table.replace(units.subquery(BASE, copy=False))
    assert isinstance(tree, exp.Select)
    return tree


def _has(bit: int) -> exp.Expr:
    """Whether the set mends the check of this bit. A hugeint holds 127 bits."""
    mask = exp.column("mask", table=SETS)
    found = exp.paren(exp.BitwiseAnd(this=mask, expression=exp.cast(exp.Literal.number(bit), "hugeint")))
    return exp.NEQ(this=found, expression=exp.Literal.number(0))
