-- title_zh: 女会员总数
-- title_en: Women members
-- definition_zh: 在营单位女会员人数合计，取最近一次人数统计；没有的，未建会计0，单独建会的取工会登记数；人数不明的单位列为待核实。
-- definition_en: Women members of the operating units together: each unit's newest headcount; else 0 without a
--   union, or the union's own number where the unit is its only one. Units without a number are unknown.
-- unit: people
-- place: 3
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数，发展未入会职工。
-- next_step_en: Verify the numbers; recruit employees who are not members.
select
    cast(sum(female_members) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and female_members is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
