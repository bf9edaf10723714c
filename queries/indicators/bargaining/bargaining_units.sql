-- title_zh: 集体协商建制率（单位）
-- title_en: Units with a collective agreement in force
-- definition_zh: 集体协商适用单位中，有在期集体合同（不论类别，含区域性、行业性）的比例；资料不足以判断的列为待核实。
-- definition_en: Of the units that bargaining binds, those with an agreement of any kind in force, regional and
--   industry ones included. Units that the records do not decide are unknown.
-- unit: percent
-- numerator_zh: 有在期集体合同的单位
-- numerator_en: units with an agreement in force
-- denominator_zh: 集体协商适用、有无合同已查明的单位
-- denominator_en: units that bargaining binds and of which it is known
-- remainder_zh: 没有在期集体合同的单位
-- remainder_en: units without an agreement in force
-- place: 2
-- headline: 2
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第二十一条：工会代表职工与企业、实行企业化管理的事业单位、社会组织平等协商，签订集体合同；比率系统计口径。
-- basis_en: Trade Union Law (2021), article 21: the union bargains for the employees and signs collective
--   agreements; the ratio is a statistic.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第二十条：工会代表职工与企业以及实行企业化管理的事业单位进行平等协商，签订集体合同；比率系统计口径。
-- former_basis_en: Trade Union Law (2009), article 20: the union bargains for the employees of enterprises and of
--   institutions run like them, and signs collective agreements; the rate is a statistic.
-- next_step_zh: 逐家发出协商要约，签订集体合同。
-- next_step_en: Make an offer to each and sign an agreement.
select
    count(*) filter (where is_operating and bargaining_binds and has_agreement_in_force) as numerator,
    count(*) filter (where is_operating and bargaining_binds and has_agreement_in_force is not null) as denominator,
    count(*) filter (
        where
        is_operating
        and (bargaining_binds is null or (bargaining_binds and has_agreement_in_force is null))
    ) as unknown,
    count(*) filter (where not is_operating or coalesce(not bargaining_binds, false)) as not_applicable,
from unit_status
