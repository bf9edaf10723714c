-- title_zh: 活动开展情况
-- title_en: Activities
-- definition_zh: 专项行动名单上的单位近12个月开展的和计划的活动：承办小组、应到、实到、请假和未请假缺席人数；承办小组与该单位上一次活动不同为轮流。
-- definition_en: What the units on a campaign's lists held in the last 12 months or plan: the group, how many were
--   expected, came, were on leave and were absent without leave. In turn: the group is not that of the unit's activity
--   before.
-- basis_zh: 富阳总工会机关工会方案：季度活动、每月小组活动轮流承办、缺席请假（方案要求）。
-- basis_en: Plan of the Fuyang federation's own union: an activity a quarter, monthly activities of two groups in turn,
--   leave for who can't come.
with

-- One that has not been held is planned.
seen as (
    select
        activities.activity_id,
        activities.unit_id,
        activities.planned_for,
        activities.held_on,
        activities.theme,
        activities.group_name,
        activities.expected,
        activities.attended,
        activities.on_leave,
    from activities
    cross join as_of
    where
        coalesce(
            as_of.as_of <= cast(coalesce(activities.held_on, activities.planned_for) + interval 12 month as date),
            true
        )
),

numbered as (
    select
        activity_id,
        unit_id,
        group_name,
        row_number() over (partition by unit_id order by held_on, activity_id) as place,
    from seen
    where held_on is not null and group_name is not null
),

turns as (
    select
        numbered.activity_id,
        case when earlier.group_name = numbered.group_name then 'same_group' else 'kept' end as turn,
    from numbered
    inner join
        numbered as earlier
        on numbered.unit_id = earlier.unit_id and numbered.place = earlier.place + 1
),

of_campaigns as (
    select distinct
        unit_id,
        campaign,
    from unit_lists
    where campaign is not null
)

select
    seen.unit_id,
    unit_status.name as unit,
    of_campaigns.campaign,
    seen.planned_for,
    seen.held_on,
    seen.theme,
    seen.group_name,
    turns.turn,
    seen.expected,
    seen.attended,
    seen.on_leave,
    case
        when seen.expected >= seen.attended + seen.on_leave then seen.expected - seen.attended - seen.on_leave
    end as absent,
from seen
inner join unit_status on seen.unit_id = unit_status.unit_id
inner join of_campaigns on seen.unit_id = of_campaigns.unit_id
left join turns on seen.activity_id = turns.activity_id
where unit_status.is_operating
order by
    of_campaigns.campaign,
    seen.unit_id,
    coalesce(seen.held_on, seen.planned_for),
    seen.activity_id
