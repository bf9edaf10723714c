-- One row per unit with a wage agreement in force: from which day on its renewal may be opened, by the rule of its
-- place on the date, and since when it may be without a break, by the rules that were in force before.
with

windows as (
    select
        agreements_in_force.unit_id,
        rule_periods.from_on,
        rule_periods.to_on,
        case
            when rule_periods.unit = 'months'
                then cast(agreements_in_force.wage_expires_on - interval (rule_periods.value) month as date)
            else cast(agreements_in_force.wage_expires_on - interval (rule_periods.value) day as date)
        end as renewal_from,
    from agreements_in_force
    cross join as_of
    inner join open_units on agreements_in_force.unit_id = open_units.unit_id
    inner join
        rule_periods
        on
            open_units.province is not distinct from rule_periods.province
            and open_units.sector is not distinct from rule_periods.sector
            and rule_periods.parameter = 'renewal_window_days'
            and rule_periods.from_on <= as_of.as_of
    where agreements_in_force.wage_expires_on is not null
)

select
    windows.unit_id,
    max(windows.renewal_from) filter (where as_of.as_of <= windows.to_on) as renewal_from,
    -- The day after the last one on which the rule of that day left it closed.
    max(
        least(coalesce(windows.renewal_from, date '9999-12-31'), cast(windows.to_on + interval 1 day as date))
    ) filter (
        where coalesce(windows.renewal_from > windows.from_on, true)
    ) as renewal_since,
from windows
cross join as_of
group by windows.unit_id
