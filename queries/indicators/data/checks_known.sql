-- title_zh: 数据完备率（计分检查）
-- title_en: Scoring checks known
-- definition_zh: 适用或可能适用的检查中，已能判定达标或未达标的比例（只计参与评分的检查）。
-- definition_en: Of the checks that apply or may apply, those that are known to pass or fail. Only checks that count
--   for the score.
-- unit: percent
-- numerator_zh: 已判定达标或未达标的检查
-- numerator_en: checks known to pass or fail
-- denominator_zh: 适用或可能适用的检查
-- denominator_en: checks that apply or may apply
-- remainder_zh: 待核实的检查
-- remainder_en: checks to verify
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- rows: checks_known_rows
-- next_step_zh: 按待核实清单补充资料。
-- next_step_en: Fill in what the list “to verify” names.
select
    cast(sum(known_checks) as bigint) as numerator,
    cast(sum(applicable_checks) as bigint) as denominator,
    0 as unknown,
    count(*) filter (where applicable_checks = 0) as not_applicable,
from unit_status
