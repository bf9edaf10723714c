-- title_zh: 近12个月的活动
-- title_en: Activities of the 12 months
-- definition_zh: 活动参与率分母的每一次活动，数量为实到人数。
-- definition_en: Each activity behind the denominator; its amount is the number who came.
-- basis_zh: 富阳区总工会机关工会方案（方案要求）。
-- basis_en: Plan of the Fuyang federation's own union (a plan's demand).
select
    activities.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    activities.theme,
    activities.held_on,
    activities.expected,
    activities.attended as amount,
    activities.expected as whole,
from activities
cross join as_of
inner join unit_status on activities.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and activities.held_on <= as_of.as_of
    and as_of.as_of <= cast(activities.held_on + interval 12 month as date)
    and activities.expected is not null
    and activities.attended is not null
order by
    activities.held_on,
    activities.unit_id,
    activities.activity_id
