-- title_zh: 自查问题整改率
-- title_en: Problems of self-checks fixed
-- definition_zh: 已报送的劳动用工自查中，已整改问题数占发现问题数的比例；数字不全或整改数多于发现数的不计入，该单位列为待核实。
-- definition_en: Of the problems found by the self-checks submitted, those fixed. A report with a number empty,
--   or more fixed than found, is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 已整改的问题
-- numerator_en: problems fixed
-- denominator_zh: 自查发现的问题
-- denominator_en: problems found by self-checks
-- remainder_zh: 未整改的问题
-- remainder_en: problems not fixed
-- place: 2
-- better: higher
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
-- next_step_zh: 列出未整改问题，逐项明确时限。
-- next_step_en: List the problems left and set a date for each.
select
    cast(sum(problems_fixed_count) as bigint) as numerator,
    cast(sum(problems_found_count) as bigint) as denominator,
    count(*) filter (where problems_are_counted is null) as unknown,
    count(*) filter (where not problems_are_counted) as not_applicable,
from unit_status
