-- title_zh: 已启动任务的单位
-- title_en: Task units of tasks that have started
-- definition_zh: 任务完成率分母的每一项，已完成的数量为1。
-- definition_en: Each item behind the denominator of task units done; its amount is 1 where it is done.
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
    task_unit_states.task_units_done as amount,
    task_unit_states.task_units_started as whole,
from task_unit_states
inner join unit_status on task_unit_states.unit_id = unit_status.unit_id
where task_unit_states.task_units_started = 1
order by
    task_unit_states.task_id,
    task_unit_states.unit_id,
    task_unit_states.list_name
