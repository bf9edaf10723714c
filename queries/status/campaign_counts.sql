-- One row per open unit: its task units, the lists it stands on and the findings about it.
select
    open_units.unit_id,
    coalesce(campaign_facts.started, 0) as task_units_started,
    coalesce(campaign_facts.done, 0) as task_units_done,
    coalesce(campaign_facts.overdue, 0) as task_units_overdue,
    campaign_facts.first_overdue_due_on as first_overdue_task_due_on,
    coalesce(campaign_facts.due, 0) as task_units_due,
    coalesce(campaign_facts.on_time, 0) as task_units_on_time,
    coalesce(campaign_facts.most_lists, 0) as most_lists_of_a_campaign,
    coalesce(finding_facts.findings, 0) as findings_open_count,
from open_units
left join campaign_facts on open_units.unit_id = campaign_facts.unit_id
left join finding_facts on open_units.unit_id = finding_facts.unit_id
