-- title_zh: 基层工会组织数
-- title_en: Unions in being
-- definition_zh: 截至当日存续的基层工会数，联合工会计一个。
-- definition_en: Grassroots unions in being on the date; a joint union counts once, at its lead unit.
-- unit: unions
-- place: 1
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: –
-- next_step_en: –
select
    count(*) filter (where is_operating and is_lead and has_union) as numerator,
    count(*) filter (where is_operating and is_lead and has_union is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
