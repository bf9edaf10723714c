-- One row per unit that is open on the date: its dimensions and its newest headcounts.
with

newest_counts as (
    select
        headcounts.unit_id,
        max(headcounts.counted_on) as counted_on,
    from headcounts
    cross join as_of
    where headcounts.counted_on <= as_of.as_of
    group by headcounts.unit_id
),

-- The newest row counts column by column: its empty cells never fall back to an older row (reading 26).
newest_headcounts as (
    select headcounts.*,
    from headcounts
    inner join newest_counts
        on
            headcounts.unit_id = newest_counts.unit_id
            and headcounts.counted_on = newest_counts.counted_on
),

counted as (
    select
        units.unit_id,
        units.name,
        units.sector,
        units.ownership,
        units.industry,
        units.region,
        units.supervisor,
        units.size,
        units.enterprise_managed,
        units.civil_service_managed,
        units.union_id as named_union_id,
        units.founded_on,
        coalesce(units.operating_status, 'open') = 'open' as is_operating,
        coalesce(newest_headcounts.employees, units.employees) as employees,
        coalesce(newest_headcounts.female_employees, units.female_employees) as female_employees,
        newest_headcounts.members as counted_members,
        newest_headcounts.female_members as counted_female_members,
    from units
    cross join as_of
    left join newest_headcounts on units.unit_id = newest_headcounts.unit_id
    -- An empty date is no bound: open since before the register began, and not closed (reading 5).
    where
        coalesce(units.founded_on <= as_of.as_of, true)
        and coalesce(units.closed_on > as_of.as_of, true)
)

select
    *,
    case when length(region) >= 2 then substr(region, 1, 2) end as province,
    case when length(region) >= 4 then substr(region, 1, 4) end as city,
    case
        when employees < 25 then 'under_25'
        when employees < 100 then '25_99'
        when employees < 200 then '100_199'
        when employees < 1000 then '200_999'
        when employees >= 1000 then '1000_more'
    end as headcount_band,
from counted
