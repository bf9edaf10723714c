-- title_zh: 已逾期办结（记录）
-- title_en: Closed breaches
-- definition_zh: 已无法再整改的未达标记录，计入指标，不列入台账。
-- definition_en: Fails that can no longer be mended. They count in indicators, not in the worklist.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
select
    check_rows.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    check_rows.check_id,
    check_rows.detail,
    check_rows.strength,
    check_rows.source,
    check_rows.since,
    check_rows.due,
from check_rows
inner join checks on check_rows.check_id = checks.check_id
inner join unit_status on check_rows.unit_id = unit_status.unit_id
where
    check_rows.state = 'fail'
    and not check_rows.open
order by
    check_rows.since asc nulls last,
    check_rows.unit_id,
    check_rows.check_id
