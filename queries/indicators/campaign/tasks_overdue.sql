-- title_zh: 逾期任务数
-- title_en: Task units overdue
-- definition_zh: 已启动任务名单上的单位中，过了完成时限仍未完成的项数。按专项行动、任务或名单分组、筛选时，只计相应名单上的项目。
-- definition_en: Units on the lists of tasks that are past their due date and not done. By campaign, task or list only
--   what stands on those lists counts.
-- unit: task_units
-- place: 3
-- better: lower
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
-- rows: tasks_overdue_rows
-- next_step_zh: 督办逾期任务，明确新的完成日期。
-- next_step_en: Press the overdue ones and set a new date.
select
    cast(sum(task_units_overdue) as bigint) as numerator,
    0 as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
