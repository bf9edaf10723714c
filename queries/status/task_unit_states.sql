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
    case when task_units.done_on <= as_of.as_of then task_units.done_on end as done_on,
    -- What the check found is told from the day of the check on; without a day it holds at every date (reading 3).
    case when coalesce(task_units.done_on <= as_of.as_of, true) then task_units.result end as result,
    -- An empty start is since before; a task counts once it has started (reading 74).
    coalesce(tasks.starts_on <= as_of.as_of, true) as is_started,
    coalesce(task_units.done_on <= as_of.as_of, false) as is_done,
    coalesce(tasks.starts_on <= as_of.as_of, true)
    and coalesce(tasks.due_on < as_of.as_of, false)
    and not coalesce(task_units.done_on <= as_of.as_of, false) as is_overdue,
from task_units
cross join as_of
inner join open_units on task_units.unit_id = open_units.unit_id
left join tasks on task_units.task_id = tasks.task_id
where open_units.is_operating
