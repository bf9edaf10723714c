-- title_zh: 集体协商覆盖率（职工）
-- title_en: Employees covered by bargaining
-- definition_zh: 集体协商适用单位（已建工会的企业、社会组织、企业化管理的事业单位）中，在期集体合同覆盖职工占职工的比例。每个单位取覆盖最广的一份，不超过职工人数；资料完备而无在期合同的计0；职工数、覆盖数或是否适用不明
--   的不计入，列为待核实。
-- definition_en: Of the employees of units that bargaining binds, those covered by the widest agreement in
--   force, of any kind, at most all. None in force and records complete counts 0; a unit of which employees,
--   number covered or sector are not known is in neither sum and unknown.
-- unit: percent
-- numerator_zh: 在期集体合同覆盖的职工
-- numerator_en: employees covered by an agreement in force
-- denominator_zh: 集体协商适用单位的职工
-- denominator_en: employees of the units that bargaining binds
-- remainder_zh: 集体合同未覆盖的职工
-- remainder_en: employees not covered
-- place: 1
-- headline: 1
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第二十一条：工会代表职工与企业、实行企业化管理的事业单位、社会组织平等协商，签订集体合同；比率系统计口径。
-- basis_en: Trade Union Law (2021), article 21: the union bargains for the employees and signs collective
--   agreements; the ratio is a statistic.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第二十条：工会代表职工与企业以及实行企业化管理的事业单位进行平等协商，签订集体合同；比率系统计口径。
-- former_basis_en: Trade Union Law (2009), article 20: the union bargains for the employees of enterprises and of
--   institutions run like them, and signs collective agreements; the rate is a statistic.
-- next_step_zh: 对未签合同的单位发出要约，扩大区域性、行业性合同覆盖。
-- next_step_en: Make offers where there is no agreement; widen regional and industry ones.
select
    cast(
        sum(least(employees_covered_by_agreement, employees)) filter (
            where
            is_operating
            and bargaining_binds
            and employees is not null
            and employees_covered_by_agreement is not null
        ) as bigint
    ) as numerator,
    cast(
        sum(employees) filter (
            where is_operating and bargaining_binds and employees_covered_by_agreement is not null
        ) as bigint
    ) as denominator,
    count(*) filter (
        where
        is_operating
        and (
            bargaining_binds is null
            or (bargaining_binds and (employees is null or employees_covered_by_agreement is null))
        )
    ) as unknown,
    count(*) filter (where not is_operating or coalesce(not bargaining_binds, false)) as not_applicable,
from unit_status
