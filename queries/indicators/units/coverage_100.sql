-- title_zh: 百人以上单位建会率
-- title_en: Coverage of units with 100 or more employees
-- definition_zh: 职工100人以上的在营单位中已有工会的比例；是否建会或职工人数不明的不计入，列为待核实。
-- definition_en: Of the operating units with 100 or more employees, those with a union. Units whose headcount
--   or union is not known are left out and counted as unknown.
-- unit: percent
-- numerator_zh: 百人以上、已有工会的单位
-- numerator_en: units of 100 or more employees with a union
-- denominator_zh: 百人以上、是否建会已查明的在营单位
-- denominator_en: operating units of 100 or more employees whose union is known
-- remainder_zh: 百人以上、没有工会的单位
-- remainder_en: units of 100 or more employees without a union
-- place: 7
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条。
-- basis_en: Trade Union Law (2021), article 11.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条。
-- former_basis_en: Trade Union Law (2009), article 10.
-- next_step_zh: 对未建会的百人以上单位逐家上门指导，限期建会。
-- next_step_en: Visit each unit of 100 or more without a union and set a date.
select
    count(*) filter (where is_operating and employees >= 100 and has_union) as numerator,
    count(*) filter (where is_operating and employees >= 100 and has_union is not null) as denominator,
    count(*) filter (
        where is_operating and (employees is null or (employees >= 100 and has_union is null))
    ) as unknown,
    count(*) filter (where not is_operating or coalesce(employees < 100, false)) as not_applicable,
    count(*) filter (
        where is_operating and employees >= 100 and not has_union and coalesce(has_recorded_union, true)
    ) as only_reported,
from unit_status
