-- title_zh: 职工之家复查整改
-- title_en: Review of the home of workers
-- rate_zh: 职工之家复查达标率
-- rate_en: Homes of workers that passed review
-- short_zh: 建家整改
-- short_en: Home
-- definition_zh: 职工之家称号经过复查的，最近一次复查合格或整改已完成即为达标。
-- definition_en: A unit whose home of workers was reviewed passes when the newest review was passed or its rework is
--   closed.
-- asked: unit
-- place: 1
-- strength: should
-- demanded_by: plan
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》：复查验收不合格的限期整改（方案要求）。
-- basis_en: Plan of the Guizhou organs' union for the year of harmonious enterprises: a home that failed its review is
--   reworked by a set day.
-- records: honours.reviewed_on, honours.review_result, honours.rework_closed_on, coverage
-- next_step_zh: 对照复查意见整改，报原命名机关验收销号。
-- next_step_en: Mend what the review named and have the body that gave the title accept it.
select
    unit_id,
    home_is_reviewed as applies,
    home_review_is_passed as passes,
    home_reviewed_on as since,
    home_rework_due_on as due,
    home_rework_closed_on as mended_on,
from home
