-- One row per step to a title: enterprises that evaluated themselves as harmonious, from the vote on until one of ten
-- fails a step.
with
seeking as (
    select
        unit_id,
        year,
        source_row,
        unit_id || year as id,
        coalesce(reported_on, make_date(year, 12, 1)) as begun_on,
    from self_evaluations
    where satisfaction >= 85 and score >= 90
),

steps as (
    select *,
    from
        (
            values
            ('application', 1),
            ('review', 2),
            ('inspection', 3),
            ('public_notice', 4),
            ('award', 5)
        ) as listed (step, place)
),

taken as (
    select
        seeking.*,
        steps.step,
        steps.place,
        whole(0, 6, seeking.id, 'steps') as last_place,
        chance(seeking.id, 'failed') < 0.2 as is_failed,
        seeking.begun_on + 12 * steps.place + whole(0, 8, seeking.id, steps.step) as done_on,
    from seeking
    cross join steps
)

select
    taken.unit_id,
    'harmonious_enterprise' as title,
    taken.year,
    taken.step,
    taken.done_on,
    case
        when taken.step in ('review', 'inspection')
            then case when taken.is_failed and taken.place = least(taken.last_place, 3) then 'fail' else 'pass' end
    end as result,
    case when chance(taken.id, 'document' || taken.step) < 0.5 then '示例总工办〔' || taken.year || '〕' end as document,
    'synthetic' as source_file,
    taken.source_row,
from taken
cross join sample
where
    taken.place <= taken.last_place
    and taken.done_on <= sample.as_of
