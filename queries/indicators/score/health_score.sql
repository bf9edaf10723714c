-- title_zh: 规范化建设得分
-- title_en: Health score
-- definition_zh: 已评级单位（适用检查已知八成以上）得分的平均：达标检查的权重之和，除以达标与未达标检查的权重之和，乘以100；未建会为0分，长期未换届至多59分。其他有适用检查的单位
--   不计入，列为待核实；其得分只在本单位档案中显示，不参与排名。
-- definition_en: The mean score of graded units, of whose checks at least four fifths are known: the weight of
--   checks that pass, of those that pass or fail, × 100; 0 without a union that the law demands, at most 59 where
--   the election is long overdue. The others with a check that applies are left out and unknown: their score stands
--   on their own page alone and is never ranked.
-- unit: points
-- numerator_zh: 已评级单位的得分之和
-- numerator_en: the scores of graded units together
-- denominator_zh: 已评级的单位
-- denominator_en: graded units
-- better: higher
-- basis_zh: 产品口径，内部参考，无法定依据。
-- basis_en: A measure of this product, for internal reference; no legal basis.
-- next_step_zh: 先解决权重大的未达标项。
-- next_step_en: Mend the failing checks of most weight first.
-- place: 1
select
    cast(sum(score) filter (where grade is not null) as decimal(38, 6)) as numerator,
    count(*) filter (where grade is not null) as denominator,
    count(*) filter (where grade is null and applicable_checks > 0) as unknown,
    count(*) filter (where applicable_checks = 0) as not_applicable,
from unit_status
