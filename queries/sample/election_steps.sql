-- One row per step of a re-election: of the coming term where one is under way, of the newest where one has just been.
with
newest as (
    select
        union_id,
        max(term_no) as term_no,
        max(elected_on) as elected_on,
        max(coalesce(ends_on, cast(elected_on + to_years(term_years) as date))) as ends_on,
        max(source_row) as source_row,
    from terms
    where term_no is not null
    group by union_id
),

-- Terms that have run out or do so within half a year: nobody has come past the approval, for the election would be
-- a new term. How far each has come differs.
under_way as (
    select
        newest.union_id,
        newest.term_no + 1 as term_no,
        newest.source_row,
        sample.as_of,
        sample.as_of - whole(60, 150, newest.union_id, 'reminded') as starts_on,
        least(3, whole(0, 5, newest.union_id, 'steps done')) as steps_done,
    from newest
    cross join sample
    where
        newest.ends_on between sample.as_of - 1500 and sample.as_of + 180
        and chance(newest.union_id, 'election under way') < 0.6
),

-- Committees elected in the last half-year have all steps behind them.
completed as (
    select
        newest.union_id,
        newest.term_no,
        newest.source_row,
        sample.as_of,
        newest.elected_on - 60 as starts_on,
        6 as steps_done,
    from newest
    cross join sample
    where
        newest.elected_on > sample.as_of - 180
        and newest.term_no > 1
        and chance(newest.union_id, 'election recorded') < 0.6
),

elections as (
    select *, from under_way
    union all
    select *, from completed
),

steps as (
    select *,
    from
        (
            values
            (1, 'reminded'),
            (2, 'requested'),
            (3, 'approved'),
            (4, 'elected'),
            (5, 'result_approved'),
            (6, 'certificate_changed')
        ) as listed (place, step)
)

select
    elections.union_id,
    elections.term_no,
    steps.step,
    case
        when steps.place <= elections.steps_done
            then by_then(elections.starts_on + 20 * (steps.place - 1), elections.as_of)
    end as done_on,
    case
        when steps.step in ('approved', 'result_approved') and steps.place <= elections.steps_done
            then '示例工复' || whole(1, 300, elections.union_id, steps.step) || '号'
    end as document_no,
    case
        when steps.place = elections.steps_done + 1
            then elections.as_of + whole(-40, 150, elections.union_id, 'promised')
    end as promised_on,
    case when steps.place = 1 and elections.steps_done = 0 then '尚未提醒' end as note,
    'synthetic' as source_file,
    elections.source_row,
from elections
cross join steps
where steps.place <= elections.steps_done + 1
