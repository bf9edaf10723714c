-- One row per open finding and list of its unit that bears the name of the finding's list; one row, of no task and no
-- campaign, for a finding that came with none of them.
select
    open_findings.unit_id,
    open_findings.check_id,
    open_findings.reported_on,
    open_findings.list_name,
    unit_lists.campaign,
    unit_lists.task_id,
    1 as findings_open_count,
from open_findings
left join
    unit_lists
    on
        open_findings.unit_id = unit_lists.unit_id
        and open_findings.list_name = unit_lists.list_name
