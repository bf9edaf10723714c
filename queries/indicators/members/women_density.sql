-- title_zh: 女职工入会率
-- title_en: Union density of women
-- definition_zh: 女会员人数占女职工人数的比例，只计两项均已知且女会员不多于女职工的单位，其余列为待核实。
-- definition_en: Women members ÷ women employees, over the units where both are known and members do not exceed
--   employees; the others are unknown.
-- unit: percent
-- numerator_zh: 女会员
-- numerator_en: women members
-- denominator_zh: 女职工（两项人数均已知的单位）
-- denominator_en: women employees, of the units where both are known
-- remainder_zh: 未入会的女职工
-- remainder_en: women employees who are not members
-- place: 8
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数，发展未入会女职工。
-- next_step_en: Verify the numbers; recruit women who are not members.
select
    cast(sum(female_members) filter (where is_operating and female_members <= female_employees) as bigint) as numerator,
    cast(sum(female_employees) filter (where is_operating and female_members <= female_employees) as bigint)
        as denominator,
    count(*) filter (where is_operating and not coalesce(female_members <= female_employees, false)) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
