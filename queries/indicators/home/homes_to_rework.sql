-- title_zh: 职工之家待整改数
-- title_en: Homes of workers to rework
-- definition_zh: 职工之家复查未合格且整改未完成的单位数。
-- definition_en: Units whose home of workers failed its review and whose rework is not closed.
-- unit: units
-- place: 5
-- headline: 4
-- better: lower
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
-- next_step_zh: 对照复查意见整改，报原命名机关验收销号。
-- next_step_en: Mend what the review named and have it accepted.
select
    count(*) filter (where home_review = 'fail') as numerator,
    count(*) filter (where home_review = 'unknown') as unknown,
    count(*) filter (where home_review = 'not_applicable') as not_applicable,
from unit_status
