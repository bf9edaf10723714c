-- One row per open and operating unit on a task's list: whether the task has started, is done or is overdue there.
select
    task_units.unit_id,
    task_units.task_id,
    task_units.list_name,
    tasks.campaign,
    tasks.title,
    tasks.owner,
    tasks.starts_on,
    tasks.due_on,
    task_units.done_on,
    -- An empty start is since before; a task counts once it has started (reading 74).
    coalesce(tasks.starts_on <= as_of.as_of, true) as is_started,
    task_units.done_on is not null as is_done,
    coalesce(tasks.starts_on <= as_of.as_of, true)
    and coalesce(tasks.due_on < as_of.as_of, false)
    and task_units.done_on is null as is_overdue,
from task_units
cross join as_of
inner join open_units on task_units.unit_id = open_units.unit_id
left join tasks on task_units.task_id = tasks.task_id
where open_units.is_operating
