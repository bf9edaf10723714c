-- title_zh: 农民工会员总数
-- title_en: Migrant-worker members
-- definition_zh: 在营单位农民工会员人数合计，取最近一次人数统计；没有的，未建会计0；人数不明的单位列为待核实。
-- definition_en: Migrant-worker members of the operating units together: each unit's newest headcount, else 0
--   without a union. Units without a number are unknown.
-- unit: people
-- place: 4
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数，发展未入会职工。
-- next_step_en: Verify the numbers; recruit employees who are not members.
select
    cast(sum(migrant_members) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and migrant_members is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
