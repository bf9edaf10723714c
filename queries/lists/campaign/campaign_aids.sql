-- title_zh: 帮扶情况
-- title_en: Aid
-- definition_zh: 专项行动名单上的单位给予或计划的帮扶，资金和物资分列；没有帮扶日期的是计划或日期不明。
-- definition_en: Aid that the units on a campaign's lists gave or plan, in money and in kind. Without a day it is
--   planned, or nobody wrote down when it was given.
-- basis_zh: 阜新市教育局工会方案：帮扶村小和企业（方案要求）。
-- basis_en: Plan of the Fuxin education bureau's union: aid to a village school and to enterprises.
with

of_campaigns as (
    select distinct
        unit_id,
        campaign,
    from unit_lists
    where campaign is not null
)

select
    aids.unit_id,
    unit_status.name as unit,
    of_campaigns.campaign,
    aids.recipient,
    aids.kind as aid_kind,
    aids.amount_yuan,
    aids.goods,
    aids.people,
    aids.given_on,
    aids.note,
from aids
inner join unit_status on aids.unit_id = unit_status.unit_id
inner join of_campaigns on aids.unit_id = of_campaigns.unit_id
where unit_status.is_operating
order by
    of_campaigns.campaign,
    aids.unit_id,
    aids.aid_id
