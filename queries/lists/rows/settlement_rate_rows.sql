-- title_zh: 近12个月结案的案件
-- title_en: Cases closed in the 12 months
-- definition_zh: 调解成功率分母的每一件案件，调解成功的数量为1。
-- definition_en: Each case behind the denominator; its amount is 1 where it was settled.
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
    case when counted_cases.outcome = 'settled' then 1 else 0 end as amount,
    1 as whole,
from counted_cases
inner join unit_status on counted_cases.unit_id = unit_status.unit_id
where
    counted_cases.outcome is not null
    and counted_cases.is_closed_in_year
order by
    counted_cases.applied_on,
    counted_cases.unit_id,
    counted_cases.case_id
