-- title_zh: 任务完成率
-- title_en: Task units done
-- definition_zh: 已启动任务名单上的单位中，截至当日已完成的比例。一个单位列入两个名单计两项；按专项行动、任务或名单分组、筛选时，只计相应名单上的项目。
-- definition_en: Of the units on the lists of tasks that have started, those done by the date. A unit on two lists
--   counts twice; by campaign, task or list only what stands on those lists counts.
-- unit: percent
-- numerator_zh: 已完成的任务单位
-- numerator_en: task units done
-- denominator_zh: 已启动任务名单上的任务单位
-- denominator_en: task units on the lists of tasks that have started
-- remainder_zh: 未完成的任务单位
-- remainder_en: task units not done
-- place: 1
-- better: higher
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
-- rows: tasks_done_rows
-- next_step_zh: 对未完成单位逐一交办。
-- next_step_en: Assign each one that is not done.
select
    cast(sum(task_units_done) as bigint) as numerator,
    cast(sum(task_units_started) as bigint) as denominator,
    0 as unknown,
    count(*) filter (where task_units_started = 0) as not_applicable,
from unit_status
