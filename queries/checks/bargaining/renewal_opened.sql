-- title_zh: 续签启动
-- title_en: Renewal opened
-- rate_zh: 续签启动率
-- rate_en: Wage agreements whose renewal was opened
-- short_zh: 续签
-- short_en: Renewal
-- definition_zh: 在期工资协议已进入到期前可启动续签的时间（全国为60日，地方另有规定的从其规定）的，自该时间起已提出新的协商要约即为达标；更早的要约不算。
-- definition_en: Where the wage agreement in force has come within the time before its end in which renewal may be
--   opened (60 days nationally, by the rule of the place where it differs), the unit passes when an offer was made
--   within that time; an earlier one does not count.
-- asked: unit
-- place: 5
-- strength: may
-- basis_zh: 《工资集体协商试行办法》第二十四条：原协议期满前六十日内可提出新一轮协商意向书。地方另有规定的从其规定。
-- basis_en: Trial measures on collective wage bargaining, article 24: within 60 days before the end either side may
--   open the next round. Local rules prevail where they differ.
-- parameters: renewal_window_days, bargaining_binds, review_silence_days
-- records: agreements.kind, agreements.includes_wages, agreements.expires_on, offers.offered_on, coverage
-- next_step_zh: 向企业方发出新一轮工资协商要约。
-- next_step_en: Make the offer for the next round of wage bargaining.
select
    unit_id,
    bargaining_binds and wage_is_in_force and is_in_renewal_window as applies,
    renewal_is_opened as passes,
    renewal_missing_since as since,
    wage_expires_on as due,
from bargaining
