-- title_zh: 千人争议率
-- title_en: Disputes per 1,000 employees
-- definition_zh: 近12个月申请调解的劳动争议件数与职工千人数之比，只计职工人数已知、近12个月案件资料完备的单位，其余列为待核实。
-- definition_en: Mediation cases applied for in the 12 months up to the date per 1,000 employees, over the
--   units whose employees are known and whose cases are complete over that time; the others are unknown.
-- unit: per_1000
-- numerator_zh: 近12个月申请调解的案件
-- numerator_en: cases applied for in the 12 months
-- denominator_zh: 这些单位的职工人数（千人）
-- denominator_en: employees of these units, in thousands
-- place: 1
-- headline: 2
-- better: lower
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- rows: cases_per_1000_rows
-- next_step_zh: 对争议多发单位加强用工指导和预防调解。
-- next_step_en: Guide the units with many disputes and mediate early.
select
    cast(sum(cases_applied) filter (where is_operating and cases_per_head_are_known) as bigint) as numerator,
    cast(sum(thousands_of_employees) filter (where is_operating and cases_per_head_are_known) as decimal(38, 3))
        as denominator,
    count(*) filter (where is_operating and not cases_per_head_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
