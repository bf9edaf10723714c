-- title_zh: 单位健康度
-- title_en: The health of each unit
-- definition_zh: 每个在营单位一行：主分类、规范化建设得分和等级（只列已评级的单位）、未销号问题数和待核实检查数。
-- definition_en: One row per operating unit: main class, score and grade where it is graded, open problems and
--   checks to verify.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
with

-- Of overdue tasks only those on the lists that are filtered are shown, as on the worklist.
overdue_tasks as (
    select
        unit_id,
        count(*) as shown,
    from task_unit_states
    where is_overdue
    group by unit_id
)

select
    unit_status.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    unit_status.main_class,
    -- A score of too few checks is no ground for a comparison (reading 55): it stands on the unit's own page alone.
    case when unit_status.grade is not null then unit_status.score end as score,
    unit_status.grade,
    unit_status.open_problems - unit_status.task_units_overdue + coalesce(overdue_tasks.shown, 0) as open_problems,
    unit_status.checks_to_verify,
from unit_status
left join overdue_tasks on unit_status.unit_id = overdue_tasks.unit_id
where unit_status.is_operating
order by unit_status.unit_id
