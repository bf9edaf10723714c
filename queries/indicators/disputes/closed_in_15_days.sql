-- title_zh: 15日办结率
-- title_en: Cases closed within 15 days
-- definition_zh: 近12个月申请、已受理且已办结或已过期限的调解案件中，自受理之日起15日内办结或双方同意延期的比例。规定施行（2012年1月1日）前申请的不计。
-- definition_en: Of the cases applied for in the 12 months up to the date that are accepted, and closed or past
--   their days, those closed within 15 days of acceptance or extended by both sides. None applied for before
--   2012, when the provisions came into force, counts.
-- unit: percent
-- numerator_zh: 15日内办结或双方同意延期的案件
-- numerator_en: cases closed within 15 days or extended by both sides
-- denominator_zh: 近12个月申请并已受理、已办结或已过办结期限的案件
-- denominator_en: cases applied for in the 12 months and accepted, closed or past their days
-- remainder_zh: 超过15日办结或未办结、且未延期的案件
-- remainder_en: cases not closed within 15 days, nor extended
-- place: 4
-- headline: 5
-- better: higher
-- basis_zh: 《企业劳动争议协商调解规定》第二十九条：自受理之日起十五日内结束，双方同意延期的除外。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises, article 29: mediation
--   ends within 15 days of acceptance unless both sides agree to extend.
-- rows: closed_in_15_days_rows
-- next_step_zh: 对将到期案件逐件督办，需延期的书面确认。
-- next_step_en: Press each case that nears its end; have extensions confirmed in writing.
select
    cast(sum(cases_closed_in_time) as bigint) as numerator,
    cast(sum(cases_to_close) as bigint) as denominator,
    count(*) filter (where closing_is_counted is null) as unknown,
    count(*) filter (where not closing_is_counted) as not_applicable,
from unit_status
