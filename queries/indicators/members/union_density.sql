-- title_zh: 入会率
-- title_en: Union density
-- definition_zh: 会员人数占职工人数的比例，只计两项均已知且会员不多于职工的单位。
-- definition_en: Members ÷ employees, over the units where both are known and members do not exceed employees.
-- unit: percent
-- numerator_zh: 会员
-- numerator_en: members
-- denominator_zh: 职工（会员、职工人数均已知的单位）
-- denominator_en: employees, of the units where both are known
-- remainder_zh: 未入会的职工
-- remainder_en: employees who are not members
-- place: 7
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数，发展未入会职工。
-- next_step_en: Verify the headcounts; recruit employees who are not members.
select
    cast(sum(members) filter (where is_operating and members <= employees) as bigint) as numerator,
    cast(sum(employees) filter (where is_operating and members <= employees) as bigint) as denominator,
    count(*) filter (where is_operating and not coalesce(members <= employees, false)) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
