"""The page in pandas, over frames held in memory with Arrow's types."""

from pathlib import Path

import pandas as pd

from peers import Answer, Question


class Peer:
    """``folder`` holds a Parquet file for each table."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        self._tables = {
            table: pd.read_parquet(folder / f"{table}.parquet", dtype_backend="pyarrow") for table in tables
        }

    def answer(self, question: Question) -> Answer:
        """The page."""
        units = self._memberships(self._open_units(question), question)
        facts = self._facts(units, question)
        for name, value in question.values.items():
            facts = facts[(facts[name] == value).fillna(False)]
        return _sums(facts, question)

    def _open_units(self, question: Question) -> pd.DataFrame:
        as_of = pd.Timestamp(question.as_of).date()
        counts = self._tables["headcounts"]
        counts = counts[(counts["counted_on"] <= as_of).fillna(False)]
        newest = counts.sort_values("counted_on").drop_duplicates("unit_id", keep="last")
        newest = newest.drop(columns="counted_on").set_index("unit_id").add_prefix("counted_")
        units = self._tables["units"]
        units = units[(units["founded_on"] <= as_of).fillna(True) & (units["closed_on"] > as_of).fillna(True)].join(
            newest, on="unit_id"
        )
        region = units["region"]
        city = region.str.slice(0, 4).where((region.str.len() >= 4).fillna(False))
        coverage = self._tables["coverage"]
        complete = set(
            coverage.loc[
                (coverage["table_name"] == "unions")
                & (coverage["complete_from"] <= as_of).fillna(True)
                & (coverage["complete_to"] >= as_of).fillna(True),
                "scope",
            ]
        )
        found = ("supervisor=" + units["supervisor"]).isin(complete) | ("region=" + region).isin(complete)
        return units.assign(
            is_operating=units["operating_status"].fillna("open") == "open",
            employees=units["counted_employees"].fillna(units["employees"]),
            female_employees=units["counted_female_employees"].fillna(units["female_employees"]),
            city=city,
            unions_complete=found | ("region=" + city).isin(complete) | ("all" in complete),
        )

    def _open_findings(self, units: pd.DataFrame, question: Question) -> pd.DataFrame:
        findings = self._tables["findings"]
        is_open = (findings["reported_on"] <= question.as_of).fillna(False) & (
            findings["closed_on"] > question.as_of
        ).fillna(True)
        return findings[is_open & findings["unit_id"].isin(units.loc[units["is_operating"], "unit_id"])]

    def _memberships(self, units: pd.DataFrame, question: Question) -> pd.DataFrame:
        as_of = question.as_of
        unions = self._tables["unions"].assign(found=True)
        unions["level"] = unions["level"].fillna("grassroots")
        unions = unions.rename(columns={"members": "union_members", "female_members": "union_female_members"})
        units = units.join(unions.set_index("union_id"), on="union_id")
        is_grassroots = (units["level"] == "grassroots").fillna(False)
        established = units["established_on"].where(is_grassroots & (units["established_on"] <= as_of).fillna(False))
        in_being = (units["established_on"] <= as_of).fillna(True) & (units["dissolved_on"] > as_of).fillna(True)
        named = units["union_id"].notna()
        has_union = pd.Series(pd.NA, index=units.index, dtype="boolean")
        has_union[~named & units["unions_complete"]] = False
        has_union[named & units["found"].notna()] = (is_grassroots & in_being).astype("boolean")
        reported = self._open_findings(units, question)
        reported = reported[reported["check_id"] == "union_established"]
        days = reported["unit_id"].map(established.set_axis(units["unit_id"]))
        standing = reported.loc[(days < reported["reported_on"]).fillna(True), "unit_id"]
        has_union[units["unit_id"].isin(standing)] = False
        return units.assign(has_union=has_union)

    def _facts(self, units: pd.DataFrame, question: Question) -> pd.DataFrame:
        as_of = question.as_of
        own = units["union_id"].notna() & units["has_union"].fillna(True)
        led = units[own]
        named = led[led["is_operating"] & (led["unit_id"] == led["lead_unit_id"]).fillna(False)]
        asked = named.groupby("union_id")["unit_id"].min()
        first = led[led["is_operating"]].groupby("union_id")["unit_id"].min()
        lead = units["union_id"].map(asked).fillna(units["union_id"].map(first))
        alone = own & (units["union_id"].map(led.groupby("union_id").size()) == 1).fillna(False)
        is_lead = own & (lead == units["unit_id"]).fillna(False)
        without = (~units["has_union"]).fillna(False)
        tasks = self._tasks(question).reindex(units["unit_id"]).fillna(0).set_axis(units.index)
        findings = self._open_findings(units, question).groupby("unit_id").size()
        return units.assign(
            ends_on=units["union_id"].map(self._ends(as_of)).where(is_lead),
            members=_people(units, "members", without, alone),
            female_members=_people(units, "female_members", without, alone),
            started=tasks["started"],
            done=tasks["done"],
            overdue=tasks["overdue"],
            findings=units["unit_id"].map(findings).fillna(0),
        )

    def _ends(self, as_of: object) -> pd.Series:
        terms = self._tables["terms"]
        terms = terms[(terms["elected_on"] <= as_of).fillna(False)]
        terms = terms.sort_values(["elected_on", "term_no"], na_position="first")
        terms = terms.drop_duplicates("union_id", keep="last").set_index("union_id")
        elected = pd.to_datetime(terms["elected_on"]).astype("datetime64[s]")
        years = terms["term_years"].astype("Int64")
        month = elected.dt.month
        day = elected.dt.day.where(~((month == 2) & (elected.dt.day == 29) & (years % 4 != 0).fillna(False)), 28)
        end = pd.to_datetime(
            pd.DataFrame({"year": elected.dt.year + years.fillna(0), "month": month, "day": day})
        ).where(years.notna())
        end = pd.to_datetime(terms["ends_on"]).astype("datetime64[s]").fillna(end.astype("datetime64[s]"))
        extended = pd.to_datetime(terms["extended_to"]).astype("datetime64[s]")
        later = terms["extension_approved"].fillna(False).astype(bool) & ~(extended <= end) & extended.notna()
        return end.mask(later, extended)

    def _tasks(self, question: Question) -> pd.DataFrame:
        as_of = question.as_of
        rows = self._tables["task_units"].join(self._tables["tasks"].set_index("task_id"), on="task_id")
        started = (rows["starts_on"] <= as_of).fillna(True)
        done = (rows["done_on"] <= as_of).fillna(False)
        overdue = started & (rows["due_on"] < as_of).fillna(False) & ~done
        counts = pd.DataFrame({"started": started, "done": started & done, "overdue": overdue}).astype("int64")
        return counts.groupby(rows["unit_id"]).sum()


def _people(units: pd.DataFrame, name: str, without: pd.Series, alone: pd.Series) -> pd.Series:
    return (
        units[f"counted_{name}"]
        .mask(units[f"counted_{name}"].isna() & without, 0)
        .fillna(units[f"union_{name}"].where(alone))
    )


def _sums(facts: pd.DataFrame, question: Question) -> Answer:
    operating, has_union = facts["is_operating"], facts["has_union"]
    union, known = has_union.fillna(False).astype(bool), has_union.notna()
    from_25, from_100 = ((facts["employees"] >= least).fillna(False) for least in (25, 100))
    dense = operating & (facts["members"] <= facts["employees"]).fillna(False)
    women = operating & (facts["female_members"] <= facts["female_employees"]).fillna(False)
    due = facts["ends_on"].between(pd.Timestamp(question.as_of), pd.Timestamp(question.in_90_days))
    counted = {
        "units_open": len(facts),
        "coverage_25": (operating & from_25 & union).sum(),
        "coverage_25_of": (operating & from_25 & known).sum(),
        "coverage_100": (operating & from_100 & union).sum(),
        "coverage_100_of": (operating & from_100 & known).sum(),
        "coverage_all": (operating & union).sum(),
        "coverage_all_of": (operating & known).sum(),
        "units_covered": (operating & union).sum(),
        "union_density": facts["members"][dense].sum(),
        "union_density_of": facts["employees"][dense].sum(),
        "women_density": facts["female_members"][women].sum(),
        "women_density_of": facts["female_employees"][women].sum(),
        "employees_total": facts["employees"][operating].sum(),
        "elections_due_90": (operating & union & due.fillna(False)).sum(),
        "tasks_done": facts["done"][operating].sum(),
        "tasks_done_of": facts["started"][operating].sum(),
        "tasks_overdue": facts["overdue"][operating].sum(),
        "findings_open": facts["findings"].sum(),
    }
    return {name: int(value) for name, value in counted.items()}
