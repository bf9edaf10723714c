-- One row per open unit: the newest review of its homes of workers (职工之家).
with

-- Revoked honours are out. A day after the date reads as empty, while a result or a status, which has no date, holds
-- at every date (readings 2, 3). Status rework says that a review was failed; one without a day ranks oldest
-- (readings 47, 111).
held as (
    select
        honours.unit_id,
        case
            when honours.reviewed_on <= as_of.as_of then honours.reviewed_on
            else date '0001-01-01'
        end as ranked_on,
        case when honours.reviewed_on <= as_of.as_of then honours.reviewed_on end as reviewed_on,
        honours.rework_due_on,
        case when honours.rework_closed_on <= as_of.as_of then honours.rework_closed_on end as rework_closed_on,
        coalesce(honours.review_result, case when honours.status = 'rework' then 'rework' end) as result,
    from honours
    cross join as_of
    inner join open_units on honours.unit_id = open_units.unit_id
    where
        coalesce(honours.revoked_on > as_of.as_of, true)
        and coalesce(honours.status, '') != 'revoked'
),

reviewed as (
    select *,
    from held
    where
        result is not null
        or reviewed_on is not null
),

newest as (
    select
        unit_id,
        max(ranked_on) as ranked_on,
    from reviewed
    group by unit_id
),

-- A rework closed at any level can disprove a finding (reading 51).
closed as (
    select
        unit_id,
        max(rework_closed_on) as rework_closed_on,
    from held
    group by unit_id
),

-- Ties go to the worse: a rework that is open, then a result that nobody wrote down, then a pass.
worst as (
    select
        reviewed.unit_id,
        bool_or(reviewed.rework_closed_on is null and coalesce(reviewed.result = 'rework', false)) as any_rework,
        bool_or(reviewed.rework_closed_on is null and reviewed.result is null) as any_unknown,
        max(reviewed.reviewed_on) as reviewed_on,
        min(reviewed.rework_due_on) filter (
            where reviewed.rework_closed_on is null and reviewed.result = 'rework'
        ) as rework_due_on,
    from reviewed
    inner join newest on reviewed.unit_id = newest.unit_id and reviewed.ranked_on = newest.ranked_on
    group by reviewed.unit_id
)

select
    open_units.unit_id,
    case
        when worst.unit_id is not null then true
        when completeness.honours_complete then false
    end as home_is_reviewed,
    case
        when worst.any_rework then false
        when not worst.any_unknown then true
    end as home_review_is_passed,
    worst.reviewed_on as home_reviewed_on,
    worst.rework_due_on as home_rework_due_on,
    closed.rework_closed_on as home_rework_closed_on,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join worst on open_units.unit_id = worst.unit_id
left join closed on open_units.unit_id = closed.unit_id
