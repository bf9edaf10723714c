"""The page in polars, lazily over Parquet files."""

from pathlib import Path

import polars as pl

from peers import Answer, Question

_TRUE = pl.lit(True)


class Peer:
    """``folder`` holds a Parquet file for each table."""

    def __init__(self, folder: Path, tables: tuple[str, ...]) -> None:
        self._tables = {table: pl.scan_parquet(folder / f"{table}.parquet") for table in tables}

    def answer(self, question: Question) -> Answer:
        """The page."""
        units = self._memberships(self._open_units(question), question)
        facts = self._facts(units, question)
        for name, value in question.values.items():
            facts = facts.filter(pl.col(name) == value)
        (row,) = _sums(facts, question).collect().to_dicts()
        return {name: int(value) for name, value in row.items()}

    def _open_units(self, question: Question) -> pl.LazyFrame:
        as_of = question.as_of
        counts = self._tables["headcounts"].filter(pl.col("counted_on") <= as_of)
        newest = counts.group_by("unit_id").agg(pl.col("counted_on").max())
        people = counts.join(newest, on=["unit_id", "counted_on"]).select(
            "unit_id",
            pl.col("employees").alias("counted_employees"),
            pl.col("female_employees").alias("counted_female_employees"),
            pl.col("members").alias("counted_members"),
            pl.col("female_members").alias("counted_female_members"),
        )
        region = pl.col("region")
        units = self._tables["units"].filter(
            (pl.col("founded_on") <= as_of).fill_null(True) & (pl.col("closed_on") > as_of).fill_null(True)
        )
        units = units.join(people, on="unit_id", how="left").with_columns(
            is_operating=pl.col("operating_status").fill_null("open") == "open",
            employees=pl.coalesce("counted_employees", "employees"),
            female_employees=pl.coalesce("counted_female_employees", "female_employees"),
            city=pl.when(region.str.len_chars() >= 4).then(region.str.slice(0, 4)),
        )
        complete = (
            self._tables["coverage"]
            .filter(
                (pl.col("table_name") == "unions")
                & (pl.col("complete_from") <= as_of).fill_null(True)
                & (pl.col("complete_to") >= as_of).fill_null(True)
            )
            .select("scope")
            .collect()["scope"]
            .to_list()
        )
        scopes = [
            pl.format("supervisor={}", "supervisor"),
            pl.format("region={}", "region"),
            pl.format("region={}", "city"),
        ]
        declared = [scope.is_in(complete).fill_null(False) for scope in scopes]
        found = pl.any_horizontal(*declared, pl.lit("all" in complete))
        return units.with_columns(unions_complete=found)

    def _open_findings(self, units: pl.LazyFrame, question: Question) -> pl.LazyFrame:
        findings = self._tables["findings"].filter(
            (pl.col("reported_on") <= question.as_of) & (pl.col("closed_on") > question.as_of).fill_null(True)
        )
        return findings.join(units.filter("is_operating").select("unit_id"), on="unit_id", how="semi")

    def _memberships(self, units: pl.LazyFrame, question: Question) -> pl.LazyFrame:
        as_of = question.as_of
        unions = self._tables["unions"].select(
            "union_id",
            "lead_unit_id",
            pl.col("level").fill_null("grassroots"),
            "established_on",
            "dissolved_on",
            pl.col("members").alias("union_members"),
            pl.col("female_members").alias("union_female_members"),
            found=_TRUE,
        )
        is_grassroots = pl.col("level") == "grassroots"
        recorded = units.join(unions, on="union_id", how="left").with_columns(
            established_on=pl.when(is_grassroots & (pl.col("established_on") <= as_of)).then("established_on"),
            has_union=pl.when(pl.col("union_id").is_null())
            .then(pl.when("unions_complete").then(False))
            .when(pl.col("found").is_null())
            .then(None)
            .when(~is_grassroots)
            .then(False)
            .otherwise(
                (pl.col("established_on") <= as_of).fill_null(True) & (pl.col("dissolved_on") > as_of).fill_null(True)
            ),
        )
        reported = self._open_findings(units, question).filter(pl.col("check_id") == "union_established")
        standing = (
            recorded.select("unit_id", "established_on")
            .join(reported, on="unit_id")
            .filter((pl.col("established_on") < pl.col("reported_on")).fill_null(True))
            .select("unit_id", standing=_TRUE)
            .unique()
        )
        return recorded.join(standing, on="unit_id", how="left").with_columns(
            has_union=pl.when(pl.col("standing").is_not_null()).then(False).otherwise("has_union")
        )

    def _facts(self, units: pl.LazyFrame, question: Question) -> pl.LazyFrame:
        as_of = question.as_of
        own = pl.col("union_id").is_not_null() & pl.col("has_union").fill_null(True)
        is_named = pl.col("is_operating") & (pl.col("unit_id") == pl.col("lead_unit_id"))
        leads = (
            units.filter(own)
            .group_by("union_id")
            .agg(
                named=pl.col("unit_id").filter(is_named).min(),
                first=pl.col("unit_id").filter("is_operating").min(),
                open_units=pl.len(),
            )
            .select("union_id", "open_units", asked_unit_id=pl.coalesce("named", "first"))
        )
        terms = (
            self._tables["terms"]
            .filter(pl.col("elected_on") <= as_of)
            .sort("elected_on", "term_no", nulls_last=[True, False])
            .group_by("union_id")
            .last()
            .with_columns(
                regular_end_on=pl.coalesce("ends_on", pl.col("elected_on").dt.offset_by(pl.format("{}y", "term_years")))
            )
            .select(
                "union_id",
                ends_on=pl.when("extension_approved")
                .then(pl.max_horizontal("regular_end_on", "extended_to"))
                .otherwise("regular_end_on"),
            )
        )
        is_started = (pl.col("starts_on") <= as_of).fill_null(True)
        is_done = (pl.col("done_on") <= as_of).fill_null(False)
        rows = self._tables["task_units"].join(self._tables["tasks"], on="task_id", how="left")
        tasks = rows.group_by("unit_id").agg(
            started=is_started.sum(),
            done=(is_started & is_done).sum(),
            overdue=(is_started & (pl.col("due_on") < as_of).fill_null(False) & ~is_done).sum(),
        )
        findings = self._open_findings(units, question).group_by("unit_id").agg(findings=pl.len())
        without = pl.col("has_union").eq(False).fill_null(False)
        facts = (
            units.join(leads, on="union_id", how="left")
            .join(terms, on="union_id", how="left")
            .join(tasks, on="unit_id", how="left")
            .join(findings, on="unit_id", how="left")
        )
        return facts.with_columns(
            ends_on=pl.when(own & (pl.col("asked_unit_id") == pl.col("unit_id"))).then("ends_on"),
            members=_people("counted_members", without, own, "union_members"),
            female_members=_people("counted_female_members", without, own, "union_female_members"),
        )


def _people(counted: str, without: pl.Expr, own: pl.Expr, of_union: str) -> pl.Expr:
    alone = own & (pl.col("open_units") == 1)
    return pl.coalesce(counted, pl.when(without).then(0).when(alone).then(of_union))


def _sums(facts: pl.LazyFrame, question: Question) -> pl.LazyFrame:
    operating, has_union = pl.col("is_operating"), pl.col("has_union")
    known = has_union.is_not_null()
    members, female = pl.col("members"), pl.col("female_members")
    dense = operating & (members <= pl.col("employees"))
    women = operating & (female <= pl.col("female_employees"))
    due = pl.col("ends_on").is_between(question.as_of, question.in_90_days)

    def count(condition: pl.Expr) -> pl.Expr:
        return condition.fill_null(False).sum()

    def total(condition: pl.Expr, column: str) -> pl.Expr:
        return pl.col(column).filter(condition.fill_null(False)).cast(pl.Int64).sum()

    return facts.select(
        units_open=pl.len(),
        coverage_25=count(operating & (pl.col("employees") >= 25) & has_union),
        coverage_25_of=count(operating & (pl.col("employees") >= 25) & known),
        coverage_100=count(operating & (pl.col("employees") >= 100) & has_union),
        coverage_100_of=count(operating & (pl.col("employees") >= 100) & known),
        coverage_all=count(operating & has_union),
        coverage_all_of=count(operating & known),
        units_covered=count(operating & has_union),
        union_density=total(dense, "members"),
        union_density_of=total(dense, "employees"),
        women_density=total(women, "female_members"),
        women_density_of=total(women, "female_employees"),
        employees_total=total(operating, "employees"),
        elections_due_90=count(operating & has_union & due),
        tasks_done=total(operating, "done"),
        tasks_done_of=total(operating, "started"),
        tasks_overdue=total(operating, "overdue"),
        findings_open=pl.col("findings").sum(),
    )
