-- title_zh: 职工之家复查情况
-- title_en: Homes of workers by review
-- definition_zh: 未撤销的职工之家称号，按级别和最近复查结果计数：合格、待整改、整改完成、尚未复查；复查结果空缺的为待核实。创建申报的不计。
-- definition_en: The titles that are held, by level and newest review: passed, to rework, rework closed, not reviewed;
--   a review without a result is to be verified. Candidates are not counted.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》三（一）2（方案要求）。
-- basis_en: Plan of the Guizhou organs' union, part 3 (1) 2 (a plan's demand).
with

judged as (
    select
        honours.unit_id,
        honours.level as honour_level,
        case
            when
                coalesce(honours.review_result, honours.status) = 'rework'
                and honours.rework_closed_on <= as_of.as_of
                then 'rework_closed'
            when coalesce(honours.review_result, honours.status) = 'rework' then 'rework'
            when honours.review_result = 'pass' then 'pass'
            when honours.reviewed_on <= as_of.as_of then cast(null as varchar)
            else 'not_reviewed'
        end as home_state,
    from honours
    cross join as_of
    inner join open_units on honours.unit_id = open_units.unit_id
    where
        open_units.is_operating
        and coalesce(honours.status, '') not in ('revoked', 'candidate')
        and coalesce(honours.revoked_on > as_of.as_of, true)
        and coalesce(honours.awarded_on <= as_of.as_of, true)
)

select
    honour_level,
    home_state,
    count(*) as amount,
from judged
group by
    honour_level,
    home_state
order by
    honour_level,
    home_state
