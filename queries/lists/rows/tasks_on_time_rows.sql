-- title_zh: 按期完成的任务单位
-- title_en: Task units done on time
-- definition_zh: 任务按期率分子的每一项。
-- definition_en: Each item behind the numerator of task units done on time.
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
    task_unit_states.done_on,
    task_unit_states.task_units_on_time as amount,
from task_unit_states
inner join unit_status on task_unit_states.unit_id = unit_status.unit_id
where task_unit_states.task_units_on_time = 1
order by
    task_unit_states.task_id,
    task_unit_states.unit_id,
    task_unit_states.list_name
