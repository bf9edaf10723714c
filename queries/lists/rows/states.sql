-- title_zh: 检查状态
-- title_en: States of the checks
-- definition_zh: 每个在册单位每项检查一行。
-- definition_en: One row per open unit and check.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
select
    check_rows.unit_id,
    unit_status.name as unit,
    check_rows.check_id,
    check_rows.state,
    check_rows.strength,
    check_rows.since,
    check_rows.due,
    check_rows.open,
    check_rows.source,
    check_rows.detail,
from check_rows
inner join checks on check_rows.check_id = checks.check_id
inner join unit_status on check_rows.unit_id = unit_status.unit_id
order by
    check_rows.unit_id,
    checks.place
