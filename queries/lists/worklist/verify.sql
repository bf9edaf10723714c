-- title_zh: 待核实清单
-- title_en: To verify
-- definition_zh: 资料不足以判定的检查，每个单位每项一行，并列出应补充的资料。
-- definition_en: One row per unit and check that the records do not decide, with the columns to fill in.
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
from check_rows
inner join checks on check_rows.check_id = checks.check_id
inner join unit_status on check_rows.unit_id = unit_status.unit_id
where check_rows.state = 'unknown'
order by
    case check_rows.strength when 'must' then 1 when 'should' then 2 else 3 end,
    check_rows.unit_id,
    check_rows.check_id
