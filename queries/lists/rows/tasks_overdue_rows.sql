-- title_zh: 逾期的任务单位
-- title_en: Task units overdue
-- definition_zh: 逾期任务数的每一项。
-- definition_en: Each item behind the number of task units overdue.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
select
    task_unit_states.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    task_unit_states.task_id,
    task_unit_states.title as task,
    task_unit_states.list_name,
    task_unit_states.due_on as due,
    date_diff('day', task_unit_states.due_on, as_of.as_of) as days_overdue,
    task_unit_states.task_units_overdue as amount,
from task_unit_states
cross join as_of
inner join unit_status on task_unit_states.unit_id = unit_status.unit_id
where task_unit_states.is_overdue
order by
    task_unit_states.due_on,
    task_unit_states.task_id,
    task_unit_states.unit_id,
    task_unit_states.list_name
