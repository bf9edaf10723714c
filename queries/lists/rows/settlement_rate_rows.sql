-- title_zh: 调解成功的案件
-- title_en: Cases settled
-- definition_zh: 调解成功率分子的每一件案件。
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
    counted_cases.outcome = 'settled'
    and counted_cases.is_closed_in_year
order by
    counted_cases.applied_on,
    counted_cases.unit_id,
    counted_cases.case_id
