-- One row per unit with a mediation case applied for in the last 12 months: whether those were handled in time.
-- The days are those of the rules in force where and when the case was applied for.
with

dated as (
    select
        cases.unit_id,
        cases.extended,
        cases.outcome,
        accepting.days is not null and closing.days is not null as is_bound,
        case when cases.accepted_on <= as_of.as_of then cases.accepted_on end as accepted_on,
        case when cases.closed_on <= as_of.as_of then cases.closed_on end as closed_on,
        -- The n-th working day after the application's own (reading 8).
        case
            when accepting.are_working_days then accept_days.worked_on
            else cast(cases.applied_on + interval (accepting.days) day as date)
        end as accept_due_on,
        case
            when closing.are_working_days then close_days.worked_on
            else cast(cases.accepted_on + interval (closing.days) day as date)
        end as close_due_on,
    from cases
    cross join as_of
    inner join open_units on cases.unit_id = open_units.unit_id
    left join
        time_limits as accepting
        on
            open_units.province is not distinct from accepting.province
            and open_units.sector is not distinct from accepting.sector
            and accepting.parameter = 'mediation_accept_working_days'
            and cases.applied_on >= accepting.from_on
            and cases.applied_on <= accepting.to_on
    left join
        time_limits as closing
        on
            open_units.province is not distinct from closing.province
            and open_units.sector is not distinct from closing.sector
            and closing.parameter = 'mediation_close_days'
            and cases.applied_on >= closing.from_on
            and cases.applied_on <= closing.to_on
    left join working_days as applied on cases.applied_on = applied.day
    left join days_of_work as accept_days on applied.number + accepting.days = accept_days.number
    left join working_days as accepted on cases.accepted_on = accepted.day
    left join days_of_work as close_days on accepted.number + closing.days = close_days.number
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
            -- Applied for while no such rule was in force.
            when not dated.is_bound then 'running'
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
