-- title_zh: 3个工作日受理率
-- title_en: Cases accepted within 3 working days
-- definition_zh: 近12个月申请、已受理或已过期限的调解案件中，自申请之日起3个工作日内受理的比例（申请当日不计）。规定施行（2012年1月1日）前申请的不计。
-- definition_en: Of the cases applied for in the 12 months up to the date that are accepted or past their days,
--   those accepted within 3 working days after the application's own. None applied for before 2012, when the provisions
--   came into force, counts.
-- unit: percent
-- numerator_zh: 3个工作日内受理的案件
-- numerator_en: cases accepted within 3 working days
-- denominator_zh: 近12个月申请、已受理或已过受理期限的案件
-- denominator_en: cases applied for in the 12 months, accepted or past their days
-- remainder_zh: 未在3个工作日内受理的案件
-- remainder_en: cases not accepted within 3 working days
-- place: 3
-- headline: 4
-- better: higher
-- basis_zh: 《企业劳动争议协商调解规定》第二十二条：应当在三个工作日内受理。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises, article 22: acceptance
--   within three working days.
-- rows: accepted_in_3_days_rows
-- next_step_zh: 专人收件登记，到期前提醒。
-- next_step_en: Name a person who registers applications and watches the days.
select
    cast(sum(cases_accepted_in_time) as bigint) as numerator,
    cast(sum(cases_to_accept) as bigint) as denominator,
    count(*) filter (where acceptance_is_counted is null) as unknown,
    count(*) filter (where not acceptance_is_counted) as not_applicable,
from unit_status
