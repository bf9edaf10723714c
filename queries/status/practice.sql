-- One row per open unit: its labour-practice self-checks (劳动用工自查), all periods together.
with

-- Due today and not submitted does not count yet; without a deadline and not submitted is unknown (reading 48).
judged as (
    select
        self_checks.unit_id,
        self_checks.due_on,
        case when self_checks.submitted_on <= as_of.as_of then self_checks.submitted_on end as submitted_on,
        case
            when self_checks.submitted_on <= as_of.as_of then 'submitted'
            when self_checks.due_on is null then 'undecided'
            when self_checks.due_on < as_of.as_of then 'missing'
            else 'running'
        end as state,
    from self_checks
    cross join as_of
    inner join open_units on self_checks.unit_id = open_units.unit_id
),

counted as (
    select
        unit_id,
        count(*) filter (where state = 'submitted') as submitted,
        count(*) filter (where state = 'undecided') as undecided,
        count(*) filter (where state = 'missing') as missing,
        min(due_on) filter (where state = 'missing') as missing_due_on,
        max(submitted_on) as submitted_on,
    from judged
    group by unit_id
)

select
    open_units.unit_id,
    case
        when counted.submitted + counted.undecided + counted.missing > 0 then true
        when completeness.self_checks_complete then false
    end as self_check_is_due,
    case
        when counted.missing > 0 then false
        when counted.undecided = 0 then true
    end as self_check_is_submitted,
    counted.missing_due_on as self_check_due_on,
    counted.submitted_on as self_check_submitted_on,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join counted on open_units.unit_id = counted.unit_id
