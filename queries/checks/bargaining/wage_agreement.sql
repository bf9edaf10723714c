-- title_zh: 工资集体协议在有效期
-- title_en: Wage agreement in force
-- rate_zh: 工资集体协议在期率
-- rate_en: Units with a wage agreement in force
-- short_zh: 工资协议
-- short_en: Wages
-- definition_zh: 已建工会、当日受集体协商规则约束的单位（企业和企业化管理的事业单位；社会组织自2022年起，地方有更早规定的从其规定），有在有效期内的工资专项集体合同（或含工资内容的综合集体合同，含区域性、行业性）即
--   为达标。
-- definition_en: A unit with a union that the rules on bargaining bind on the date (enterprises and institutions
--   managed as enterprises; social organisations since 2022, or earlier where a local rule says so) passes with a wage
--   agreement, or a comprehensive one that includes wages, in force; regional and industry ones count.
-- asked: unit
-- place: 1
-- headline: 3
-- strength: should
-- basis_zh: 《工资集体协商试行办法》第二十四条：工资集体协商一般情况下一年进行一次；《中华人民共和国工会法》（2021年修正）第二十一条规定平等协商，未规定必须有在期协议。
-- basis_en: Trial measures on collective wage bargaining, article 24: bargained once a year as a rule. Trade Union Law
--   (2021), article 21, asks to bargain as equals, not to have an agreement in force.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《工资集体协商试行办法》第二十四条：工资集体协商一般情况下一年进行一次；《中华人民共和国工会法》（2009年修正）第二十条规定平等协商，未规定必须有在期协议。
-- former_basis_en: Trial measures on collective wage bargaining, article 24: bargained once a year as a rule. Trade
--   Union Law (2009), article 20, is on bargaining and does not say that an agreement must be in force.
-- parameters: bargaining_binds, wage_agreement_duty, review_silence_days
-- records: units.sector, units.enterprise_managed, agreements.kind, agreements.includes_wages, agreements.expires_on,
--   coverage
-- next_step_zh: 向企业方发出协商要约，签订后{filing_days_wage}内报送审查。
-- next_step_en: Make a bargaining offer to the employer; file the agreement within {filing_days_wage} of signing.
select
    unit_id,
    bargaining_binds as applies,
    wage_is_in_force as passes,
    wage_expired_since as since,
    wage_signed_on as mended_on,
    wage_agreement_strength as strength,
from bargaining
