-- title_zh: 涵盖单位数
-- title_en: Units covered by a union
-- definition_zh: 已有工会的在营单位数，联合工会涵盖的单位逐个计入。
-- definition_en: Operating units with a union; each unit of a joint union counts.
-- unit: units
-- place: 2
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: –
-- next_step_en: –
select
    count(*) filter (where is_operating and has_union) as numerator,
    count(*) filter (where is_operating and has_union is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
