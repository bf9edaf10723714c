-- title_zh: 单位健康度
-- title_en: The health of each unit
-- definition_zh: 每个在营单位一行：主分类、规范化建设得分和等级（只列已评级的单位）、未销号问题数和待核实检查数。
-- definition_en: One row per operating unit: main class, score and grade where it is graded, open problems and
--   checks to verify.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
select
    unit_id,
    name as unit,
    sector,
    region,
    supervisor,
    main_class,
    -- A score of too few checks is no ground for a comparison (reading 55): it stands on the unit's own page alone.
    case when grade is not null then score end as score,
    grade,
    open_problems,
    checks_to_verify,
from unit_status
where is_operating
order by unit_id
