-- title_zh: 单位工会覆盖率（全部在册）
-- title_en: Coverage of all units
-- definition_zh: 在营单位中已有工会（含联合工会）的比例，不论职工人数；是否建会不明的不计入，列为待核实。
-- definition_en: Of all operating units whose union is known, those with a union, single or joint, whatever their
--   headcount.
-- unit: percent
-- numerator_zh: 已有工会的单位
-- numerator_en: units with a union
-- denominator_zh: 是否建会已查明的在营单位
-- denominator_en: operating units whose union is known
-- remainder_zh: 没有工会的单位
-- remainder_en: units without a union
-- place: 5
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条。
-- basis_en: Trade Union Law (2021), article 11.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条。
-- former_basis_en: Trade Union Law (2009), article 10.
-- next_step_zh: 对未建会单位分类指导，小单位可建联合工会。
-- next_step_en: Guide units without a union; small ones may join a joint union.
select
    count(*) filter (where is_operating and has_union) as numerator,
    count(*) filter (where is_operating and has_union is not null) as denominator,
    count(*) filter (where is_operating and has_union is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
    count(*) filter (
        where is_operating and not has_union and coalesce(has_recorded_union, true)
    ) as only_reported,
from unit_status
