-- One row per unit with an agreement of its own signed in the last 12 months: whether those were filed in time.
-- The days are those of the rule in force where and when it was signed; one signed while bargaining did not bind the
-- unit's sector does not count. A sector that nobody knows may have been bound.
with

-- An empty level is single (reading 95); whatever is not known to be a wage agreement has the longer time (reading 41).
due as (
    select
        agreements.unit_id,
        agreements.filed_on,
        case
            when time_limits.are_working_days then days_of_work.worked_on
            else cast(agreements.signed_on + interval (time_limits.days) day as date)
        end as due_on,
        time_limits.run_later,
    from agreements
    cross join as_of
    inner join open_units on agreements.unit_id = open_units.unit_id
    left join
        time_limits
        on
            open_units.province is not distinct from time_limits.province
            and open_units.sector is not distinct from time_limits.sector
            and case when agreements.kind = 'wage' then 'filing_days_wage' else 'filing_days_other' end
            = time_limits.parameter
            and agreements.signed_on >= time_limits.from_on
            and agreements.signed_on <= time_limits.to_on
    left join
        rule_periods as binding
        on
            open_units.province is not distinct from binding.province
            and open_units.sector is not distinct from binding.sector
            and binding.parameter = 'bargaining_binds'
            and agreements.signed_on >= binding.from_on
            and agreements.signed_on <= binding.to_on
    left join working_days on agreements.signed_on = working_days.day
    left join days_of_work on working_days.number + time_limits.days = days_of_work.number
    where
        coalesce(agreements.level, 'single') = 'single'
        and agreements.signed_on <= as_of.as_of
        and as_of.as_of <= cast(agreements.signed_on + interval 12 month as date)
        and time_limits.days is not null
        and (open_units.sector is null or binding.value is not null)
),

judged as (
    select
        due.unit_id,
        due.due_on,
        case
            when due.due_on is null then 'undecided'
            when due.filed_on <= as_of.as_of and due.filed_on <= due.due_on then 'kept'
            when as_of.as_of <= due.due_on then 'running'
            when due.run_later then 'undecided'
            when due.filed_on <= as_of.as_of then 'late'
            else 'unfiled'
        end as state,
    from due
    cross join as_of
)

select
    unit_id,
    count(*) filter (where state != 'running') as counted,
    count(*) filter (where state = 'undecided') as undecided,
    count(*) filter (where state in ('late', 'unfiled')) as breached,
    count(*) filter (where state = 'unfiled') as unfiled,
    min(due_on) filter (where state in ('late', 'unfiled')) as breached_due_on,
from judged
group by unit_id
