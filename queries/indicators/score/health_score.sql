-- title_zh: 规范化建设得分
-- title_en: Health score
-- definition_zh: 各单位得分的平均：达标检查的权重之和，除以达标与未达标检查的权重之和，乘以100；未建会为0分，长期未换届至多59分。
-- definition_en: The mean of the units' scores: the weight of checks that pass, of those that pass or fail, × 100;
--   0 without a union that the law demands, at most 59 where the election is long overdue.
-- unit: points
-- better: higher
-- basis_zh: 产品口径，内部参考，无法定依据。
-- basis_en: A measure of this product, for internal reference; no legal basis.
-- next_step_zh: 先解决权重大的未达标项。
-- next_step_en: Mend the failing checks of most weight first.
-- place: 1
select
    cast(sum(score) as decimal(38, 6)) as numerator,
    count(score) as denominator,
    count(*) filter (where score is null and applicable_checks > 0) as unknown,
    count(*) filter (where applicable_checks = 0) as not_applicable,
from unit_status
