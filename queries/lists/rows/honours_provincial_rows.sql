-- title_zh: 省级模范职工之家
-- title_en: Provincial model homes of workers
-- definition_zh: 称号数的每一个称号，已命名、未撤销。
-- definition_en: Each title behind the number: awarded and not revoked.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    honours.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    honours.awarded_on,
    honours.reviewed_on,
    1 as amount,
from honours
cross join as_of
inner join unit_status on honours.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and honours.level = 'provincial'
    and coalesce(honours.status, '') not in ('candidate', 'revoked')
    and coalesce(honours.revoked_on > as_of.as_of, true)
    and coalesce(honours.awarded_on <= as_of.as_of, honours.status in ('awarded', 'rework'))
order by
    honours.awarded_on,
    honours.unit_id
