-- One row per open unit: its campaign counts once overdue tasks are done and the findings of mended checks are closed.
-- What is not named here stays as it is.
select
    campaign_counts.unit_id,
    campaign_counts.task_units_done + mended_units.tasks_mended as task_units_done,
    campaign_counts.task_units_overdue - mended_units.tasks_mended as task_units_overdue,
    campaign_counts.findings_open_count - mended_units.findings_closed as findings_open_count,
from campaign_counts
inner join mended_units on campaign_counts.unit_id = mended_units.unit_id
