-- title_zh: 多项任务重点单位数
-- title_en: Units listed for several tasks
-- definition_zh: 在同一专项行动中列入两项以上任务名单的单位数，一份名单用于几项任务的按任务分别计。按任务或名单分组、
--   筛选时，仍看单位的全部名单。
-- definition_en: Units listed twice or more in one campaign; a list that serves several tasks counts once for each.
--   By task or list, too, a unit is judged by all its lists.
-- unit: units
-- place: 4
-- better: neither
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
-- next_step_zh: 合并交办，一次走访解决多项问题。
-- next_step_en: Assign together: one visit, several problems.
select
    count(*) filter (where most_lists_of_a_campaign >= 2) as numerator,
    0 as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
