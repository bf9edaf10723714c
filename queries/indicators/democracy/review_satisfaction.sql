-- title_zh: 双述双评满意率
-- title_en: Satisfaction in the yearly review
-- definition_zh: 上一完整年度双述双评中，会员满意人次占测评人数的比例（按各单位满意率和测评人数折算）；满意率或测评人数不明的列为待核实。
-- definition_en: Members satisfied ÷ members who voted in the yearly review of the last full year, from each
--   unit's rate and number of voters. Units with either empty are unknown.
-- unit: percent
-- numerator_zh: 满意的会员（按各单位满意率折算）
-- numerator_en: members satisfied, from each unit's rate
-- denominator_zh: 参加测评的会员
-- denominator_en: members who voted
-- remainder_zh: 未表示满意的会员（按各单位满意率折算）
-- remainder_en: members not satisfied, from each unit's rate
-- place: 3
-- headline: 3
-- better: higher
-- period: year
-- basis_zh: 阜新市教育局工会方案：会员民主评议、上级工会考核评价（方案要求）。
-- basis_en: Plan of the union of Fuxin's education bureau: yearly report and review by members and the union
--   above (a plan's demand).
-- next_step_zh: 向满意率低的单位反馈会员意见，限期改进。
-- next_step_en: Tell the units with low rates what members said; set a date to improve.
select
    cast(sum(review_members_satisfied) filter (where review_is_counted) as decimal(38, 8)) as numerator,
    cast(sum(review_members_voted) filter (where review_is_counted) as bigint) as denominator,
    count(*) filter (where review_is_counted is null) as unknown,
    count(*) filter (where not review_is_counted) as not_applicable,
from unit_status
