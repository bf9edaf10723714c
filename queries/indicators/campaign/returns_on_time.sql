-- title_zh: 按时报送率
-- title_en: Returns on time
-- definition_zh: 截至当日已到报送时限的报表中，在时限当日或之前收到的比例；被退回的视为未报。
-- definition_en: Of the returns due by the date, those received on or before their due date. One sent back is
--   not received.
-- unit: percent
-- numerator_zh: 按时收到的报表
-- numerator_en: returns received on time
-- denominator_zh: 已到报送时限的报表
-- denominator_en: returns due by the date
-- remainder_zh: 未按时收到的报表（含未报、退回）
-- remainder_en: returns late, missing or sent back
-- place: 6
-- better: higher
-- basis_zh: 报送要求。
-- basis_en: What each form asks for.
-- rows: returns_on_time_rows
-- next_step_zh: 到期前提醒，对多次迟报的约谈。
-- next_step_en: Remind before the date; talk to those that are often late.
select
    cast(sum(returns_on_time_count) as bigint) as numerator,
    cast(sum(returns_due_count) as bigint) as denominator,
    count(*) filter (where returns_are_counted is null) as unknown,
    count(*) filter (where not returns_are_counted) as not_applicable,
from unit_status
