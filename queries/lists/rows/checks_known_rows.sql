-- title_zh: 已判定的检查
-- title_en: Checks known
-- definition_zh: 数据完备率分子的每一项。
-- definition_en: Each item behind the numerator of checks known.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    check_rows.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    check_rows.check_id,
    check_rows.state,
    1 as amount,
from check_rows
inner join checks on check_rows.check_id = checks.check_id
inner join unit_status on check_rows.unit_id = unit_status.unit_id
where
    check_rows.state in ('pass', 'fail')
    and checks.weight > 0
    and not checks.by_requirement
order by
    check_rows.unit_id,
    check_rows.check_id
