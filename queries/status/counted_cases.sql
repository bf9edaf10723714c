-- One row per mediation case of an operating unit that was applied for or closed in the 12 months up to the date, with
-- what each ratio makes of it: kept, late or undecided; empty where it does not count. One applied for while no rule
-- set a time counts in neither ratio of time.
with

recorded as (
    select
        cases.case_id,
        cases.unit_id,
        cases.applied_on,
        cases.accepted_on,
        cases.closed_on,
        cases.fulfilled_on,
        cases.extended,
        cases.outcome,
        -- Three working days after the application's own (reading 8); the number is in the indicator's name.
        days_of_work.worked_on as accept_due_on,
        -- Month ends are clamped (reading 6); an empty day lies in no window (reading 10).
        coalesce(as_of.as_of <= cast(cases.applied_on + interval 12 month as date), false) as is_applied_in_year,
        accepting.days is not null and closing.days is not null as is_bound,
        coalesce(as_of.as_of <= cast(cases.closed_on + interval 12 month as date), false) as is_closed_in_year,
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
    left join working_days on cases.applied_on = working_days.day
    left join days_of_work on working_days.number + 3 = days_of_work.number
    where open_units.is_operating
)

select
    recorded.case_id,
    recorded.unit_id,
    recorded.applied_on,
    recorded.accepted_on,
    recorded.closed_on,
    recorded.fulfilled_on,
    recorded.outcome,
    recorded.is_applied_in_year,
    recorded.is_closed_in_year,
    -- Closed without having been accepted: withdrawn does not count, else undecided (reading 45).
    case
        when not recorded.is_applied_in_year or not recorded.is_bound then cast(null as varchar)
        when recorded.accept_due_on is null then 'undecided'
        when recorded.accepted_on <= recorded.accept_due_on then 'kept'
        when recorded.accepted_on > recorded.accept_due_on then 'late'
        when recorded.closed_on is not null and coalesce(recorded.outcome != 'withdrawn', true) then 'undecided'
        when recorded.closed_on is null and as_of.as_of > recorded.accept_due_on then 'late'
    end as acceptance,
    -- extended counts as kept (reading 68); whether a late one was extended must be known (reading 45).
    case
        when not recorded.is_applied_in_year or not recorded.is_bound then cast(null as varchar)
        when recorded.accepted_on is null and recorded.closed_on is null then cast(null as varchar)
        when recorded.accepted_on is null and recorded.outcome = 'withdrawn' then cast(null as varchar)
        when recorded.accepted_on is null then 'undecided'
        when recorded.closed_on <= cast(recorded.accepted_on + interval 15 day as date) then 'kept'
        when recorded.closed_on is null and as_of.as_of <= cast(recorded.accepted_on + interval 15 day as date)
            then cast(null as varchar)
        when recorded.extended then 'kept'
        when not recorded.extended then 'late'
        else 'undecided'
    end as closing,
from recorded
cross join as_of
where
    recorded.is_applied_in_year
    or recorded.is_closed_in_year
