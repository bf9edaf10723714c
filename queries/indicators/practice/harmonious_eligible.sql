-- title_zh: 和谐企业自评达标率
-- title_en: Self-evaluations that reach the standard
-- definition_zh: 每个单位取最近一次和谐企业自评：综合满意率85%以上、得分90分以上、工会代表和职工代表占参评人数三分之二以上并已向职代会报告的比例；资料不全的列为待核实。
-- definition_en: Of the units' newest self-evaluations with all records, those with satisfaction of at least 85
--   %, a score of at least 90, union and staff representatives of at least two thirds of the assessors, and
--   reported to the congress. One with a record missing is unknown.
-- unit: percent
-- numerator_zh: 自评达标的单位
-- numerator_en: units whose self-evaluation reaches the standard
-- denominator_zh: 已自评且资料齐全的单位
-- denominator_en: units with a self-evaluation and all its records
-- remainder_zh: 自评未达标的单位
-- remainder_en: units whose self-evaluation falls short
-- place: 3
-- better: higher
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》四（三）（方案要求）。
-- basis_en: Plan of the Guizhou organs' union, part 4 (3) (a plan's demand).
-- parameters: harmonious_satisfaction, harmonious_score, harmonious_reps_numerator, harmonious_reps_denominator
-- next_step_zh: 对未达标项目整改后重新自评。
-- next_step_en: Mend what falls short and evaluate again.
select
    count(*) filter (where self_evaluation_is_counted and self_evaluation_is_eligible) as numerator,
    count(*) filter (where self_evaluation_is_counted) as denominator,
    count(*) filter (where self_evaluation_is_counted is null) as unknown,
    count(*) filter (where not self_evaluation_is_counted) as not_applicable,
from unit_status
