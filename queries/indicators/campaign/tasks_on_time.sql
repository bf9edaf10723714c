-- title_zh: 任务按期率
-- title_en: Task units done on time
-- definition_zh: 已启动任务名单上、截至当日已到完成时限的单位中，在时限当日或之前完成的比例；没有时限的任务不计。按专项行动、任务或名单分组、筛选时，只计相应名单上的项目。
-- definition_en: Of the units on the lists of tasks that have started and are due by the date, those done on or
--   before the due date. A task without one does not count. By campaign, task or list only what stands on those
--   lists counts.
-- unit: percent
-- numerator_zh: 按期完成的任务单位
-- numerator_en: task units done on time
-- denominator_zh: 已启动任务名单上、已到完成时限的任务单位
-- denominator_en: task units due by the date
-- remainder_zh: 未按期完成的任务单位
-- remainder_en: task units late or not done
-- place: 2
-- better: higher
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
-- rows: tasks_on_time_rows
-- next_step_zh: 临近时限逐家提醒，逾期的重新排期。
-- next_step_en: Remind before the date; plan anew what is late.
select
    cast(sum(task_units_on_time) as bigint) as numerator,
    cast(sum(task_units_due) as bigint) as denominator,
    0 as unknown,
    count(*) filter (where task_units_due = 0) as not_applicable,
from unit_status
