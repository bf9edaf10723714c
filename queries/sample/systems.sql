-- One row per internal rule adopted: units on the running campaign's lists, which asks all seven of them.
with
listed as (
    select distinct task_units.unit_id,
    from task_units
    inner join tasks
        on task_units.task_id = tasks.task_id
    cross join sample
    where tasks.campaign = campaign_name(sample.as_of, 0)
),

kinds as (
    select *,
    from
        (
            values
            ('post_responsibility'),
            ('service_commitment'),
            ('time_limit'),
            ('public_notice'),
            ('first_contact'),
            ('one_time_notice'),
            ('performance_review')
        ) as listed (kind)
)

select
    listed.unit_id,
    kinds.kind,
    known(sample.as_of - whole(5, 1200, listed.unit_id, kinds.kind || ' from'), 0.06, listed.unit_id, kinds.kind)
        as adopted_on,
    case
        when chance(listed.unit_id, kinds.kind || ' repealed') < 0.01
            then sample.as_of - whole(0, 4, listed.unit_id, kinds.kind || ' until')
    end as repealed_on,
    'synthetic' as source_file,
    row_of(listed.unit_id) as source_row,
from listed
cross join kinds
cross join sample
-- a unit has all of them more often than chance would have it
where
    chance(listed.unit_id, 'has all rules') < 0.5
    or chance(listed.unit_id, kinds.kind || ' adopted') < 0.8
