-- One row per open unit: its task units, the lists it stands on and the findings about it.
with

task_counts as (
    select
        unit_id,
        count(*) filter (where is_started) as task_units_started,
        count(*) filter (where is_started and is_done) as task_units_done,
        count(*) filter (where is_overdue) as task_units_overdue,
    from task_unit_states
    group by unit_id
),

-- A list is a task and a list name (reading 74), whatever the start of its task.
lists_of_campaigns as (
    select
        unit_id,
        campaign,
        count(*) as lists,
    from task_unit_states
    where campaign is not null
    group by
        unit_id,
        campaign
),

most_lists as (
    select
        unit_id,
        max(lists) as lists,
    from lists_of_campaigns
    group by unit_id
),

finding_counts as (
    select
        unit_id,
        count(*) as findings,
    from open_findings
    group by unit_id
)

select
    open_units.unit_id,
    coalesce(task_counts.task_units_started, 0) as task_units_started,
    coalesce(task_counts.task_units_done, 0) as task_units_done,
    coalesce(task_counts.task_units_overdue, 0) as task_units_overdue,
    coalesce(most_lists.lists, 0) as most_lists_of_a_campaign,
    coalesce(finding_counts.findings, 0) as findings_open_count,
from open_units
left join task_counts on open_units.unit_id = task_counts.unit_id
left join most_lists on open_units.unit_id = most_lists.unit_id
left join finding_counts on open_units.unit_id = finding_counts.unit_id
