-- title_zh: 已完成的整改
-- title_en: Reworks closed
-- definition_zh: 整改完成率分子的每一项整改。
-- definition_en: Each rework behind the numerator.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
select
    honours.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    honours.level as honour_level,
    honours.reviewed_on,
    honours.rework_due_on as due,
    honours.rework_closed_on,
    1 as amount,
from honours
cross join as_of
inner join unit_status on honours.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and coalesce(honours.status, '') != 'revoked'
    and coalesce(honours.revoked_on > as_of.as_of, true)
    and coalesce(honours.review_result, honours.status) = 'rework'
    and honours.rework_closed_on <= as_of.as_of
order by
    honours.rework_closed_on,
    honours.unit_id,
    honours.level
