-- title_zh: 双述双评
-- title_en: Double report and review
-- rate_zh: 双述双评完成率
-- rate_en: Units that completed the double report and review
-- short_zh: 双述双评
-- short_en: Review
-- definition_zh: 方案要求的单位，上一完整年度已向会员述职、向上级工会述职，并经会员测评、上级评定等次即为达标；测评人数或等次未登记的为待核实。
-- definition_en: A unit of which a campaign asks it passes when for the last full year it reported to its members and
--   to the union above, was voted on by the members and graded by the union above. Unknown where the number of voters
--   or the grade is empty.
-- asked: unit
-- place: 3
-- period: year
-- strength: should
-- by_requirement: yes
-- demanded_by: plan
-- basis_zh: 阜新市教育局工会方案：工会主席每年向会员述职、向上级工会述职，会员民主评议、上级工会考核评价（方案要求）。
-- basis_en: Plan of the union of Fuxin's education bureau: each year the chair reports to the members and to the
--   union above and is assessed by both.
-- records: requirements.check_id, requirements.scope, reviews.year, reviews.reported_to_members_on,
--   reviews.reported_to_superior_on, reviews.members_voted, reviews.superior_grade, coverage
-- next_step_zh: 补做述职和测评，报上级工会评定等次。
-- next_step_en: Make up for the reports and the vote, and ask the union above for its grade.
select
    unit_id,
    dual_review_required as applies,
    dual_review_is_done as passes,
    dual_review_missing_since as since,
from democracy
