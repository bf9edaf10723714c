-- title_zh: 要约回应
-- title_en: Offer answered
-- rate_zh: 要约按期回应率
-- rate_en: Units that answered every offer in time
-- short_zh: 要约回应
-- short_en: Offers
-- definition_zh: 最近12个月内提出的协商要约，已答复或期限已满的，均在期限内书面答复即为达标；答复日期不明的为待核实；尚在期限内的不计，提出时规则尚不约束该单位的也不计。期限按要约提出时单位所在地的规则，全国为20日。
-- definition_en: A unit passes when every bargaining offer of the last 12 months that was answered, or whose time is
--   over, was answered in time. An answer without a day is unknown; an offer still within its time does not count, nor
--   one made while no rule bound the unit. The time is that of the rule in force in the unit's place when the offer was
--   made; 20 days nationally.
-- asked: unit
-- place: 2
-- strength: must
-- basis_zh: 《工资集体协商试行办法》第十七条、《集体合同规定》第三十二条：应于二十日内书面答复。地方另有规定的从其规定。
-- basis_en: Trial measures on collective wage bargaining, article 17, and provisions on collective agreements, article
--   32: a written answer within 20 days. Local rules prevail where they differ.
-- parameters: offer_reply_days, bargaining_binds
-- records: units.sector, units.enterprise_managed, offers.offered_on, offers.replied_on, coverage
-- next_step_zh: 督促企业方书面答复；拒不答复的提请人社部门责令改正。
-- next_step_en: Press the employer for a written answer; ask the labour authority to step in where there is none.
select
    unit_id,
    bargaining_binds and has_offer_to_answer as applies,
    offers_are_answered as passes,
    cast(offer_answer_due_on + interval 1 day as date) as since,
    offer_answer_due_on as due,
    offer_is_unanswered as open,
from bargaining
