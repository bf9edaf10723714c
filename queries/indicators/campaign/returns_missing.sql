-- title_zh: 未报送数
-- title_en: Returns missing
-- definition_zh: 已过报送时限而未报或被退回的报表数；时限或收到日期不明、无法判断的单位列为待核实。
-- definition_en: Returns past their due date that are missing or sent back. Units with one of which the due
--   date or the day of receipt leaves it open are unknown.
-- unit: returns
-- place: 5
-- better: lower
-- basis_zh: 报送要求。
-- basis_en: What each form asks for.
-- rows: returns_missing_rows
-- next_step_zh: 按未报名单逐家催报。
-- next_step_en: Press each unit on the list of those that have not reported.
select
    cast(sum(returns_missing_count) as bigint) as numerator,
    count(*) filter (where is_operating and not returns_missing_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
