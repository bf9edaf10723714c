-- title_zh: 自查按时报送率
-- title_en: Self-checks submitted on time
-- definition_zh: 截至当日已到报送时限的劳动用工自查中，在时限当日或之前报送的比例；时限不明的不计入，该单位列为待核实。
-- definition_en: Of the labour-practice self-checks due by the date, those submitted on or before their due
--   date. One without a due date is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 按时报送的自查
-- numerator_en: self-checks submitted on time
-- denominator_zh: 已到报送时限的自查
-- denominator_en: self-checks due by the date
-- remainder_zh: 未按时报送的自查
-- remainder_en: self-checks late or not submitted
-- place: 1
-- better: higher
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
-- rows: self_checks_on_time_rows
-- next_step_zh: 到期前提醒，逾期的限期补报。
-- next_step_en: Remind before the date; set a new one for those that are late.
select
    cast(sum(self_checks_on_time_count) as bigint) as numerator,
    cast(sum(self_checks_due_count) as bigint) as denominator,
    count(*) filter (where self_checks_are_counted is null) as unknown,
    count(*) filter (where not self_checks_are_counted) as not_applicable,
from unit_status
