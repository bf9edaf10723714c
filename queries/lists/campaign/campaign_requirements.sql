-- title_zh: 方案要求落实情况
-- title_en: What the plan asks of its units
-- definition_zh: 专项行动要求名单上单位开展的检查项目，按状态计单位数；没有记录的为待核实。
-- definition_en: The checks that a campaign asks of the units on its lists, with the units by state; what is not
--   recorded is unknown.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
with

asked as (
    select distinct
        requirements.campaign,
        requirements.check_id,
        requirements.document,
    from requirements
    cross join as_of
    where
        coalesce(requirements.starts_on <= as_of.as_of, true)
        and coalesce(requirements.ends_on >= as_of.as_of, true)
),

on_lists as (
    select distinct
        unit_id,
        campaign,
    from unit_lists
)

select
    asked.campaign,
    asked.check_id,
    asked.document,
    check_rows.state,
    count(*) as amount,
from asked
inner join on_lists on asked.campaign = on_lists.campaign
inner join check_rows on on_lists.unit_id = check_rows.unit_id and asked.check_id = check_rows.check_id
where check_rows.state != 'not_applicable'
group by
    asked.campaign,
    asked.check_id,
    asked.document,
    check_rows.state
order by
    asked.campaign,
    asked.check_id,
    asked.document,
    check_rows.state
