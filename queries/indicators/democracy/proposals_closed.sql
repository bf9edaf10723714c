-- title_zh: 提案办结率
-- title_en: Proposals closed
-- definition_zh: 近12个月立案的职代会提案中，截至当日已办结的比例。
-- definition_en: Of the proposals to workers' congresses filed in the 12 months up to the date, those closed by
--   it.
-- unit: percent
-- numerator_zh: 已办结的提案
-- numerator_en: proposals closed
-- denominator_zh: 近12个月立案的提案
-- denominator_en: proposals filed in the 12 months
-- remainder_zh: 未办结的提案
-- remainder_en: proposals not closed
-- place: 2
-- headline: 2
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- rows: proposals_closed_rows
-- next_step_zh: 督办未办结提案，向职工代表反馈。
-- next_step_en: Press the open ones and answer the delegates.
select
    cast(sum(proposals_done) as bigint) as numerator,
    cast(sum(proposals_filed) as bigint) as denominator,
    count(*) filter (where proposals_are_counted is null) as unknown,
    count(*) filter (where not proposals_are_counted) as not_applicable,
from unit_status
