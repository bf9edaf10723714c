-- One row per unit at which a union is asked whose chair has been vacant since a known day: since when longer than the
-- rules allow, each day judged by the rule in force on it.
with

limits as (
    select
        memberships.unit_id,
        rule_periods.from_on,
        rule_periods.to_on,
        cast(unions.chair_vacant_since + interval (rule_periods.value) month as date) as last_day,
    from memberships
    cross join as_of
    inner join open_units on memberships.unit_id = open_units.unit_id
    inner join unions on memberships.recorded_union_id = unions.union_id
    inner join
        rule_periods
        on
            open_units.province is not distinct from rule_periods.province
            and open_units.sector is not distinct from rule_periods.sector
            and rule_periods.parameter = 'chair_vacancy_months'
            and rule_periods.from_on <= as_of.as_of
    where unions.chair_vacant_since is not null
)

select
    limits.unit_id,
    -- The day after the last one that was allowed; where there was no rule every day was.
    max(
        least(
            coalesce(cast(limits.last_day + interval 1 day as date), date '9999-12-31'),
            cast(limits.to_on + interval 1 day as date)
        )
    ) filter (
        where coalesce(limits.last_day >= limits.from_on, true)
    ) as chair_missing_since,
from limits
cross join as_of
group by limits.unit_id
