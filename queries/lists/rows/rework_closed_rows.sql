-- title_zh: 列入整改的职工之家
-- title_en: Homes of workers sent to rework
-- definition_zh: 整改完成率分母的每一项整改，已完成的数量为1。
-- definition_en: Each rework behind the denominator; its amount is 1 where it is closed.
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
    case when honours.rework_closed_on <= as_of.as_of then 1 else 0 end as amount,
    1 as whole,
from honours
cross join as_of
inner join unit_status on honours.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and coalesce(honours.status, '') != 'revoked'
    and coalesce(honours.revoked_on > as_of.as_of, true)
    and coalesce(honours.review_result, honours.status) = 'rework'
order by
    honours.rework_closed_on,
    honours.rework_due_on,
    honours.unit_id,
    honours.level
