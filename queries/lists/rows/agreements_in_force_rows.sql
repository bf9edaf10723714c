-- title_zh: 在期的集体合同
-- title_en: Agreements in force
-- definition_zh: 在期集体合同数的每一份，列在签订单位。
-- definition_en: Each agreement behind the number, at the unit that signed.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第二十一条。
-- basis_en: Trade Union Law (2021), article 21.
select
    unit_agreements.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    unit_agreements.agreement_id,
    unit_agreements.kind as agreement_kind,
    unit_agreements.signed_on,
    unit_agreements.expires_on,
    agreements.covered_employees,
    1 as amount,
from unit_agreements
inner join agreements on unit_agreements.agreement_id = agreements.agreement_id
inner join unit_status on unit_agreements.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and unit_agreements.is_in_force
    and agreements.unit_id = unit_agreements.unit_id
order by
    unit_agreements.expires_on,
    unit_agreements.unit_id,
    unit_agreements.agreement_id
