-- title_zh: 停业等单位名单
-- title_en: Units not operating
-- definition_zh: 在册单位中经营状态为停业、吊销或筹建的单位，不参与各项检查。
-- definition_en: Open units that are suspended, revoked or preparing. No check is asked of them.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    unit_status.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    units.operating_status,
    unions.name as union_name,
from unit_status
cross join as_of
inner join units on unit_status.unit_id = units.unit_id
left join
    unions
    on unit_status.named_union_id = unions.union_id and coalesce(unions.established_on <= as_of.as_of, true)
where not unit_status.is_operating
order by unit_status.unit_id
