-- One row per unit and check with open findings that came with a task's list: the owner of that task, whose they are to
-- mend.
select
    open_findings.unit_id,
    open_findings.check_id,
    min(task_unit_states.owner) as owner,
from open_findings
inner join
    task_unit_states
    on
        open_findings.unit_id = task_unit_states.unit_id
        and open_findings.list_name = task_unit_states.list_name
group by
    open_findings.unit_id,
    open_findings.check_id
