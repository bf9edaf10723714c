-- title_zh: 列入整改的职工之家
-- title_en: Homes of workers sent to rework
-- definition_zh: 整改完成率分母的每一项整改，已完成的数量为1。
-- definition_en: Each rework behind the denominator; its amount is 1 where it is closed.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
select
    standing_honours.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    standing_honours.level as honour_level,
    standing_honours.reviewed_on,
    standing_honours.rework_due_on as due,
    standing_honours.rework_closed_on,
    case when standing_honours.rework = 'closed' then 1 else 0 end as amount,
    1 as whole,
from standing_honours
inner join unit_status on standing_honours.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and standing_honours.rework in ('open', 'closed')
order by
    standing_honours.rework_closed_on,
    standing_honours.rework_due_on,
    standing_honours.unit_id,
    standing_honours.level
