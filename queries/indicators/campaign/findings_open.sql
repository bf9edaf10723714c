-- title_zh: 未销号问题数
-- title_en: Findings not closed
-- definition_zh: 已报告、尚未销号的问题数；已有记录证明整改的，在销号前仍计入。按专项行动、任务或名单分组、筛选时，只计随单位所在的相应名单报告的问题。
-- definition_en: Findings reported and not closed; one that a record has disproved counts until it is closed. By
--   campaign, task or list only those count that came with a list of that name on which the unit stands.
-- unit: findings
-- place: 7
-- better: lower
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
-- rows: findings_open_rows
-- next_step_zh: 整改到位后申请销号。
-- next_step_en: Apply for closure once mended.
select
    cast(sum(findings_open_count) as bigint) as numerator,
    0 as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
