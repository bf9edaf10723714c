-- One row per operating unit on a task's list: its task units, and the most lists that it stands on in one campaign.
with

-- A list is a task and a list name (reading 74), whatever the start of its task.
by_campaign as (
    select
        task_unit_states.unit_id,
        task_unit_states.campaign,
        count(*) as lists,
        count(*) filter (where task_unit_states.is_started) as started,
        count(*) filter (where task_unit_states.is_started and task_unit_states.is_done) as done,
        count(*) filter (where task_unit_states.is_overdue) as overdue,
        min(task_unit_states.due_on) filter (where task_unit_states.is_overdue) as first_overdue_due_on,
        -- Due by the date: before it, or on it and done (reading 70); without a deadline a task is never due.
        count(*) filter (
            where
            task_unit_states.is_started
            and (
                task_unit_states.due_on < as_of.as_of
                or (task_unit_states.due_on = as_of.as_of and task_unit_states.is_done)
            )
        ) as due,
        count(*) filter (
            where
            task_unit_states.is_started
            and task_unit_states.due_on <= as_of.as_of
            and task_unit_states.done_on <= task_unit_states.due_on
        ) as on_time,
    from task_unit_states
    cross join as_of
    group by
        task_unit_states.unit_id,
        task_unit_states.campaign
)

select
    unit_id,
    cast(sum(started) as bigint) as started,
    cast(sum(done) as bigint) as done,
    cast(sum(overdue) as bigint) as overdue,
    min(first_overdue_due_on) as first_overdue_due_on,
    cast(sum(due) as bigint) as due,
    cast(sum(on_time) as bigint) as on_time,
    -- Lists are compared within a campaign; a task of none makes no unit "on several lists".
    max(lists) filter (where campaign is not null) as most_lists,
from by_campaign
group by unit_id
