-- title_zh: 各单位创建到哪一步
-- title_en: How far each unit has come
-- definition_zh: 每个单位、每个称号一行：最近年度已到的最后一步及其结果，各步的状态依次列出。
-- definition_en: One row per unit and title: the last step that was taken for the newest year and how it ended, with
--   the number of steps passed, failed and to be verified.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）；职工之家评选表彰管理办法。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand); measures on model homes of workers.
with

counted as (
    select
        unit_id,
        title,
        max(year) as year,
        max(place) filter (where is_done) as reached,
        count(*) filter (where state = 'pass') as steps_passed,
        count(*) filter (where state = 'fail') as steps_failed,
        count(*) filter (where state = 'unknown') as steps_unknown,
    from title_step_states
    group by
        unit_id,
        title
)

select
    counted.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    counted.title as title_kind,
    counted.year as title_year,
    title_step_states.step as reached_step,
    title_step_states.state,
    title_step_states.done_on as step_done_on,
    counted.steps_passed,
    counted.steps_failed,
    counted.steps_unknown,
from counted
inner join unit_status on counted.unit_id = unit_status.unit_id
left join
    title_step_states
    on
        counted.unit_id = title_step_states.unit_id
        and counted.title = title_step_states.title
        and counted.reached = title_step_states.place
order by
    counted.title,
    counted.unit_id
