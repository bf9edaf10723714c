-- One row per unit with a mediation case applied for in the last 12 months: whether those were handled in time.
-- open_units is read for the days that hold in the unit's province.
with

-- The first day of each number is the working day itself: the holidays after it have its number too.
last_days as (
    select
        number,
        min(day) as last_on,
    from working_days
    group by number
),

dated as (
    select
        cases.unit_id,
        cases.extended,
        cases.outcome,
        case when cases.accepted_on <= as_of.as_of then cases.accepted_on end as accepted_on,
        case when cases.closed_on <= as_of.as_of then cases.closed_on end as closed_on,
        -- The n-th working day after the application's own (reading 8).
        last_days.last_on as accept_due_on,
        cast(cases.accepted_on + interval (rule_values.mediation_close_days) day as date) as close_due_on,
    from cases
    cross join as_of
    inner join open_units on cases.unit_id = open_units.unit_id
    inner join
        rule_values
        on
            open_units.province is not distinct from rule_values.province
            and open_units.sector is not distinct from rule_values.sector
    left join working_days on cases.applied_on = working_days.day
    left join last_days on working_days.number + rule_values.mediation_accept_working_days = last_days.number
    where
        cases.applied_on <= as_of.as_of
        and as_of.as_of <= cast(cases.applied_on + interval 12 month as date)
),

judged as (
    select
        dated.unit_id,
        dated.closed_on,
        dated.accept_due_on,
        dated.close_due_on,
        case
            when dated.accept_due_on is null then 'undecided'
            when
                coalesce(dated.accepted_on, as_of.as_of) > dated.accept_due_on
                and (dated.accepted_on is not null or dated.closed_on is null)
                then 'accepted_late'
            when dated.accepted_on is null and dated.closed_on is null then 'running'
            -- Closed without having been accepted (reading 45).
            when dated.accepted_on is null and dated.outcome = 'withdrawn' then 'running'
            when dated.accepted_on is null then 'undecided'
            when dated.closed_on <= dated.close_due_on then 'kept'
            when dated.closed_on is null and as_of.as_of <= dated.close_due_on then 'running'
            when dated.extended then 'kept'
            when not dated.extended then 'closed_late'
            else 'undecided'
        end as state,
    from dated
    cross join as_of
)

select
    unit_id,
    count(*) filter (where state != 'running') as counted,
    count(*) filter (where state in ('accepted_late', 'closed_late')) as breached,
    count(*) filter (where state = 'undecided') as undecided,
    count(*) filter (where state in ('accepted_late', 'closed_late') and closed_on is null) as breached_open,
    min(
        case
            when state = 'accepted_late' then cast(accept_due_on + interval 1 day as date)
            when state = 'closed_late' then cast(close_due_on + interval 1 day as date)
        end
    ) as breached_since,
from judged
group by unit_id
