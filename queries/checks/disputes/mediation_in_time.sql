-- title_zh: 调解时限
-- title_en: Mediation in time
-- rate_zh: 调解按期率
-- rate_en: Units that mediated every case in time
-- short_zh: 调解时限
-- short_en: In time
-- definition_zh: 最近12个月内申请的调解案件，均在申请后三个工作日内受理、受理后十五日内结案（或双方同意延期）即为达标；尚在期限内的不计，规定施行前申请的不计。日历未载年份的工作日按周一至周五计。
-- definition_en: A unit passes when every case applied for in the last 12 months was accepted within three working days
--   and closed within fifteen days of acceptance, or extended by both sides. A case still within its days does not
--   count, nor one applied for before the rule was in force. In years beyond the calendar of legal holidays, Monday to
--   Friday are working days.
-- asked: unit
-- place: 3
-- strength: must
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号）第二十二条：三个工作日内受理；第二十九条：自受理之日起十五日内结束，双方同意延期的可以延长。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17), article 22:
--   accepted within three working days; article 29: closed within fifteen days of acceptance unless both sides agree
--   to more.
-- parameters: mediation_accept_working_days, mediation_close_days
-- records: cases.applied_on, cases.accepted_on, cases.closed_on, cases.extended, cases.outcome, coverage
-- next_step_zh: 尽快受理、结案；确需延长的由双方书面同意。
-- next_step_en: Accept and close the case; where more time is needed, have both sides agree in writing.
select
    unit_id,
    has_case_to_mediate as applies,
    cases_are_in_time as passes,
    cases_late_since as since,
    late_case_is_open as open,
from disputes
