-- title_zh: 应受理的案件
-- title_en: Cases to accept
-- definition_zh: 3个工作日受理率分母的每一件案件，按时受理的数量为1。
-- definition_en: Each case behind the denominator; its amount is 1 where it was accepted in time.
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号）。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17).
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
    case when counted_cases.acceptance = 'kept' then 1 else 0 end as amount,
    1 as whole,
from counted_cases
inner join unit_status on counted_cases.unit_id = unit_status.unit_id
where counted_cases.acceptance in ('kept', 'late')
order by
    counted_cases.applied_on,
    counted_cases.unit_id,
    counted_cases.case_id
