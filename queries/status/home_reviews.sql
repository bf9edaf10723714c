-- One row per unit with honours that are not revoked: the newest review of its homes of workers (职工之家).
with

-- Status rework says that a review was failed; one without a day ranks oldest (readings 47, 111).
held as (
    select
        honours.unit_id,
        coalesce(honours.reviewed_on, date '0001-01-01') as ranked_on,
        honours.reviewed_on,
        honours.rework_due_on,
        honours.rework_closed_on,
        coalesce(honours.review_result, case when honours.status = 'rework' then 'rework' end) as result,
        honours.reviewed_on is not null
        or honours.review_result is not null
        or coalesce(honours.status = 'rework', false) as is_reviewed,
    from honours
    where
        honours.revoked_on is null
        and coalesce(honours.status, '') != 'revoked'
),

-- A rework closed at any level can disprove a finding (reading 51).
newest as (
    select
        unit_id,
        max(ranked_on) filter (where is_reviewed) as ranked_on,
        max(rework_closed_on) as rework_closed_on,
    from held
    group by unit_id
)

-- Ties go to the worse: a rework that is open, then a result that nobody wrote down, then a pass.
select
    newest.unit_id,
    count(held.unit_id) as reviews,
    bool_or(held.rework_closed_on is null and coalesce(held.result = 'rework', false)) as any_rework,
    bool_or(held.rework_closed_on is null and held.result is null) as any_unknown,
    max(held.reviewed_on) as reviewed_on,
    min(held.rework_due_on) filter (where held.rework_closed_on is null and held.result = 'rework') as rework_due_on,
    max(newest.rework_closed_on) as rework_closed_on,
from newest
left join held on newest.unit_id = held.unit_id and newest.ranked_on = held.ranked_on and held.is_reviewed
group by newest.unit_id
