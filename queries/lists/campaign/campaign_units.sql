-- title_zh: 任务名单
-- title_en: Units on the lists
-- definition_zh: 各专项行动任务名单上的单位，每个单位、任务、名单一行；检查类任务逐单位记检查结果。
-- definition_en: The units on the lists of every campaign's tasks: one row per unit, task and list; of a task
--   that checks, the result at each unit.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
select
    task_unit_states.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.supervisor,
    unit_status.main_class,
    task_unit_states.campaign,
    task_unit_states.task_id,
    task_unit_states.list_name,
    task_unit_states.due_on as due,
    task_unit_states.done_on,
    task_unit_states.result as task_result,
from task_unit_states
inner join unit_status on task_unit_states.unit_id = unit_status.unit_id
order by
    task_unit_states.task_id,
    task_unit_states.list_name,
    task_unit_states.unit_id
