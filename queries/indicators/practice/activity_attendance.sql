-- title_zh: 活动参与率
-- title_en: Attendance of activities
-- definition_zh: 近12个月开展的活动中，实到人数占应到人数的比例；应到或实到人数不明的不计入，该单位列为待核实。
-- definition_en: Those who came ÷ those expected, over the activities held in the 12 months up to the date. An
--   activity with a number empty is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 实到人次
-- numerator_en: those who came
-- denominator_zh: 应到人次
-- denominator_en: those who were expected
-- remainder_zh: 应到未到人次（实到多于应到的为负）
-- remainder_en: those who did not come, less than 0 where more came than expected
-- place: 4
-- better: higher
-- basis_zh: 富阳区总工会机关工会方案：活动按季开展，缺席须请假（方案要求）。
-- basis_en: Plan of the Fuyang federation's own union: activities every quarter, absence needs leave (a plan's
--   demand).
-- rows: activity_attendance_rows
-- next_step_zh: 按职工意愿安排活动，做好组织动员。
-- next_step_en: Plan what members ask for and invite them in time.
select
    cast(sum(activity_attended) as bigint) as numerator,
    cast(sum(activity_expected) as bigint) as denominator,
    count(*) filter (where activities_are_counted is null) as unknown,
    count(*) filter (where not activities_are_counted) as not_applicable,
from unit_status
