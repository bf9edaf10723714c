-- title_zh: 本年撤销数
-- title_en: Unions dissolved this year
-- definition_zh: 自1月1日至当日撤销的基层工会数，联合工会计一个，计在牵头单位。是否有工会不明的单位列为待核实。
-- definition_en: Grassroots unions dissolved from 1 January to the date; a joint union counts once, at its lead
--   unit. Units whose union is not known are unknown.
-- unit: unions
-- place: 4
-- better: neither
-- period: year
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十三条：用人单位终止或者被撤销的，其工会相应撤销，并报告上一级工会；不得随意撤销工会组织。
-- basis_en: Trade Union Law (2021), article 13: where the unit ends its union is dissolved and the union above
--   is told; no union is dissolved at will.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十二条：企业终止或者事业单位、机关被撤销的，其工会相应撤销，并报告上一级工会；不得随意撤销工会组织。
-- former_basis_en: Trade Union Law (2009), article 12: where the unit ends its union is dissolved and the union above
--   is told; nobody may dissolve a union at will.
-- next_step_zh: 核实撤销原因，做好会员接转和经费资产清理。
-- next_step_en: Verify the reason; transfer the members and settle funds and property.
select
    count(*) filter (where is_operating and is_union_dissolved_in_the_year) as numerator,
    count(*) filter (where is_operating and is_lead and has_union is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
