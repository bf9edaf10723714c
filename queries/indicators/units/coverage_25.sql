-- title_zh: 25人以上单位建会率
-- title_en: Coverage of units with 25 or more employees
-- definition_zh: 职工25人以上的在营单位中已有工会的比例；是否建会或职工人数不明的不计入，列为待核实。
-- definition_en: Of the operating units with 25 or more employees, those with a union. Units whose headcount or union
--   is not
--   known are left out and counted as unknown.
-- unit: percent
-- numerator_zh: 25人以上、已有工会的单位
-- numerator_en: units of 25 or more employees with a union
-- denominator_zh: 25人以上、是否建会已查明的在营单位
-- denominator_en: operating units of 25 or more employees whose union is known
-- remainder_zh: 25人以上、没有工会的单位
-- remainder_en: units of 25 or more employees without a union
-- place: 4
-- headline: 1
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条。
-- basis_en: Trade Union Law (2021), article 11.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条。
-- former_basis_en: Trade Union Law (2009), article 10.
-- next_step_zh: 对未建会的25人以上单位逐一指导建会。
-- next_step_en: Guide each unit of 25 or more without a union to set one up.
select
    count(*) filter (where is_operating and employees >= 25 and has_union) as numerator,
    count(*) filter (where is_operating and employees >= 25 and has_union is not null)
        as denominator,
    count(*) filter (
        where is_operating and (employees is null or (employees >= 25 and has_union is null))
    ) as unknown,
    count(*) filter (where not is_operating or coalesce(employees < 25, false)) as not_applicable,
    count(*) filter (
        where is_operating and employees >= 25 and not has_union and coalesce(has_recorded_union, true)
    ) as only_reported,
from unit_status
