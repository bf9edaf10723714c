-- title_zh: 适用的检查
-- title_en: Checks that apply or may apply
-- definition_zh: 数据完备率分母的每一项，已判定的数量为1。
-- definition_en: Each item behind the denominator of checks known; its amount is 1 where the check is known to pass
--   or fail.
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
    case when check_rows.state in ('pass', 'fail') then 1 else 0 end as amount,
    1 as whole,
from check_rows
inner join checks on check_rows.check_id = checks.check_id
inner join unit_status on check_rows.unit_id = unit_status.unit_id
where
    check_rows.state != 'not_applicable'
    and checks.is_scored
    -- What merely may be done in the unit's place is no check of its score.
    and check_rows.strength != 'may'
order by
    check_rows.unit_id,
    check_rows.check_id
