-- One row per open and operating unit on a task's list: whether the task has started, is done or is overdue there, and
-- what the row adds to the unit's counts of task units.
with

listed as (
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
        task_units.result,
        -- An empty start is since before; a task counts once it has started (reading 74).
        coalesce(tasks.starts_on <= as_of.as_of, true) as is_started,
        task_units.done_on is not null as is_done,
        coalesce(tasks.due_on < as_of.as_of, false) as is_past_due,
        coalesce(tasks.due_on = as_of.as_of, false) as is_due_today,
    from task_units
    cross join as_of
    inner join open_units on task_units.unit_id = open_units.unit_id
    left join tasks on task_units.task_id = tasks.task_id
    where open_units.is_operating
)

select
    unit_id,
    task_id,
    list_name,
    campaign,
    title,
    owner,
    starts_on,
    due_on,
    done_on,
    result,
    is_started,
    is_done,
    is_started and is_past_due and not is_done as is_overdue,
    case when is_started then 1 else 0 end as task_units_started,
    case when is_started and is_done then 1 else 0 end as task_units_done,
    case when is_started and is_past_due and not is_done then 1 else 0 end as task_units_overdue,
    -- Due by the date: before it, or on it and done (reading 70); without a deadline a task is never due.
    case when is_started and (is_past_due or (is_due_today and is_done)) then 1 else 0 end as task_units_due,
    case when is_started and (is_past_due or is_due_today) and done_on <= due_on then 1 else 0 end
        as task_units_on_time,
from listed
