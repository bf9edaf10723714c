-- One row per operating unit on a task's list: its task units, and the most lists that it stands on in one campaign.
with

-- A list is a task and a list name (reading 74), whatever the start of its task.
by_campaign as (
    select
        unit_id,
        campaign,
        count(*) as lists,
        sum(task_units_started) as started,
        sum(task_units_done) as done,
        sum(task_units_overdue) as overdue,
        min(due_on) filter (where is_overdue) as first_overdue_due_on,
        sum(task_units_due) as due,
        sum(task_units_on_time) as on_time,
    from task_unit_states
    group by
        unit_id,
        campaign
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
