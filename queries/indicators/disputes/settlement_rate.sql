-- title_zh: 调解成功率
-- title_en: Cases settled
-- definition_zh: 近12个月结案的调解案件中，调解成功的比例；撤回的计为不成功；结果不明的案件不计入，该单位列为待核实。
-- definition_en: Of the cases closed in the 12 months up to the date, those settled. A withdrawn one counts as
--   not settled; one without an outcome is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 调解成功的案件
-- numerator_en: cases settled
-- denominator_zh: 近12个月结案、结果已记录的案件
-- denominator_en: cases closed in the 12 months with an outcome on record
-- remainder_zh: 调解未成功的案件（含撤回）
-- remainder_en: cases not settled, withdrawn ones included
-- place: 2
-- headline: 3
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- rows: settlement_rate_rows
-- next_step_zh: 复盘未成功案件，加强调解员培训。
-- next_step_en: Look into the cases that failed; train the mediators.
select
    cast(sum(cases_settled) as bigint) as numerator,
    cast(sum(cases_closed) as bigint) as denominator,
    count(*) filter (where settlement_is_counted is null) as unknown,
    count(*) filter (where not settlement_is_counted) as not_applicable,
from unit_status
