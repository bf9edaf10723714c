-- One row per problem that somebody reported about a unit: the lists of a campaign that name a shortcoming.
with
reasons as (
    select *,
    from
        (
            values
            ('未建工会的单位', 'union_established'),
            ('长期不按时换届的工会', 'election_on_time'),
            ('到期换届的工会', 'election_on_time'),
            ('组织不健全的工会', 'organisation_complete'),
            ('复查不合格的职工之家', 'home_review')
        ) as listed (list_name, check_id)
)

select
    task_units.unit_id,
    reasons.check_id,
    tasks.starts_on as reported_on,
    task_units.list_name,
    tasks.due_on,
    -- one in ten of those that are mended was never struck off
    case
        when chance(task_units.task_id || task_units.unit_id, 'closed') >= 0.1 then task_units.done_on
    end as closed_on,
    tasks.campaign as source,
    'synthetic' as source_file,
    task_units.source_row,
from task_units
inner join tasks
    on task_units.task_id = tasks.task_id
inner join reasons
    on task_units.list_name = reasons.list_name
