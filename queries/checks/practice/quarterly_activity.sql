-- title_zh: 季度活动
-- title_en: Activity of the quarter
-- rate_zh: 季度活动开展率
-- rate_en: Units with an activity in the quarter
-- short_zh: 季度活动
-- short_en: Activity
-- definition_zh: 方案要求的单位，上一完整季度内开展过活动即为达标（不论是否在计划内）；资料不全又未见活动的为待核实。
-- definition_en: A unit of which a campaign asks it passes when an activity was held in the last full quarter,
--   planned for it or not. None on record is unknown unless the register is complete since that quarter began.
-- asked: unit
-- place: 3
-- period: quarter
-- strength: may
-- by_requirement: yes
-- demanded_by: plan
-- basis_zh: 富阳区总工会机关工会方案：每季度开展一次大型活动（方案要求）。
-- basis_en: Plan of the Fuyang federation's own union: one large activity a quarter.
-- records: requirements.check_id, requirements.scope, activities.held_on, coverage
-- next_step_zh: 本季度内补办活动。
-- next_step_en: Hold an activity this quarter.
select
    unit_id,
    quarterly_activity_required as applies,
    quarter_has_activity as passes,
    quarter_missing_since as since,
from practice
