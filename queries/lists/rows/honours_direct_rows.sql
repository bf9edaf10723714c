-- title_zh: 省直先进职工之家
-- title_en: Advanced homes of workers among provincial organs
-- definition_zh: 称号数的每一个称号，已命名、未撤销。
-- definition_en: Each title behind the number: awarded and not revoked.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    standing_honours.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    standing_honours.awarded_on,
    standing_honours.reviewed_on,
    1 as amount,
from standing_honours
inner join unit_status on standing_honours.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and standing_honours.level = 'direct'
    and standing_honours.is_held
order by
    standing_honours.awarded_on,
    standing_honours.unit_id
