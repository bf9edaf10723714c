-- title_zh: 25人以下单位覆盖数
-- title_en: Units under 25 employees with a union
-- definition_zh: 职工不足25人的在营单位中，已单独建会或加入联合工会的单位数；是否建会或职工人数不明、无法判断的列为待核实。
-- definition_en: Operating units with fewer than 25 employees that have a union, single or joint. Units of
--   which neither headcount nor union excludes it are unknown.
-- unit: units
-- place: 6
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条：不足二十五人的，可以单独建会，也可以联合建会。
-- basis_en: Trade Union Law (2021), article 11: with fewer than 25 members a union may be set up alone or
--   jointly.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条：不足二十五人的，可以单独建会，也可以联合建会。
-- former_basis_en: Trade Union Law (2009), article 10: with fewer than 25 a union may be set up alone or jointly.
-- next_step_zh: 组织小单位联合建会，或加入区域性、行业性工会。
-- next_step_en: Bring small units into a joint union.
select
    count(*) filter (where is_operating and employees < 25 and has_union) as numerator,
    count(*) filter (where is_operating and (employees < 25 and has_union) is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
