-- title_zh: 近12个月申请的调解案件
-- title_en: Cases applied for in the 12 months
-- definition_zh: 千人争议率分子的每一件案件。
-- definition_en: Each case behind the numerator.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    counted_cases.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    counted_cases.case_id,
    counted_cases.applied_on,
    counted_cases.accepted_on,
    counted_cases.closed_on,
    counted_cases.outcome,
    counted_cases.fulfilled_on,
    1 as amount,
from counted_cases
inner join unit_status on counted_cases.unit_id = unit_status.unit_id
where
    unit_status.cases_per_head_are_known
    and counted_cases.is_applied_in_year
order by
    counted_cases.applied_on,
    counted_cases.unit_id,
    counted_cases.case_id
