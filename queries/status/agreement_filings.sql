-- One row per unit with an agreement of its own signed in the last 12 months: whether those were filed in time.
-- open_units is read for the days that hold in the unit's province.
with

-- An empty level is single (reading 95); whatever is not known to be a wage agreement has the longer time (reading 41).
timed as (
    select
        agreements.unit_id,
        agreements.signed_on,
        agreements.filed_on,
        case
            when agreements.kind = 'wage' then rule_values.filing_days_wage
            else rule_values.filing_days_other
        end as filing_days,
    from agreements
    cross join as_of
    inner join open_units on agreements.unit_id = open_units.unit_id
    inner join
        rule_values
        on
            open_units.province is not distinct from rule_values.province
            and open_units.sector is not distinct from rule_values.sector
    where
        coalesce(agreements.level, 'single') = 'single'
        and agreements.signed_on <= as_of.as_of
        and as_of.as_of <= cast(agreements.signed_on + interval 12 month as date)
),

due as (
    select
        unit_id,
        filed_on,
        cast(signed_on + interval (filing_days) day as date) as due_on,
    from timed
),

judged as (
    select
        due.unit_id,
        due.due_on,
        case
            when due.filed_on <= as_of.as_of and due.filed_on <= due.due_on then 'kept'
            when due.filed_on <= as_of.as_of then 'late'
            when as_of.as_of > due.due_on then 'unfiled'
            else 'running'
        end as state,
    from due
    cross join as_of
)

select
    unit_id,
    count(*) filter (where state in ('kept', 'late', 'unfiled')) as counted,
    count(*) filter (where state in ('late', 'unfiled')) as breached,
    count(*) filter (where state = 'unfiled') as unfiled,
    min(due_on) filter (where state in ('late', 'unfiled')) as breached_due_on,
from judged
group by unit_id
