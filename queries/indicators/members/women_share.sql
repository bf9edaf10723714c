-- title_zh: 女会员占比
-- title_en: Share of women among members
-- definition_zh: 女会员人数占会员人数的比例，只计两项均已知且女会员不多于会员的单位，其余列为待核实。
-- definition_en: Women members ÷ members, over the units where both are known and women do not exceed all; the
--   others are unknown.
-- unit: percent
-- numerator_zh: 女会员
-- numerator_en: women members
-- denominator_zh: 会员（两项人数均已知的单位）
-- denominator_en: members, of the units where both are known
-- remainder_zh: 其他会员
-- remainder_en: other members
-- place: 9
-- better: neither
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数不明的单位。
-- next_step_en: Verify the units without a number.
select
    cast(sum(female_members) filter (where is_operating and female_members <= members) as bigint) as numerator,
    cast(sum(members) filter (where is_operating and female_members <= members) as bigint)
        as denominator,
    count(*) filter (where is_operating and not coalesce(female_members <= members, false)) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
