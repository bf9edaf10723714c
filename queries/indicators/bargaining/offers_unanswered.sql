-- title_zh: 逾期未回应要约数
-- title_en: Offers unanswered past their days
-- definition_zh: 提出后超过答复期限仍未书面答复的协商要约数，不论何时提出，提出时规则尚不约束该单位的除外；期限按要约提出时单位所在地的规则，全国为二十日。已有答复但未记日期的视为已答复；要约日期不明又无答复的列为待核实。
-- definition_en: Offers without a reply whose time for it is over, of whatever age, but none made while no rule bound
--   the unit; the time is that of the rule in force in the unit's place when the offer was made, 20 days nationally.
--   One answered without a date is answered; one with neither day nor reply leaves the unit unknown.
-- unit: offers
-- place: 10
-- headline: 4
-- better: lower
-- basis_zh: 《工资集体协商试行办法》第十七条、《集体合同规定》第三十二条：应于二十日内书面答复。地方另有规定的从其规定。
-- basis_en: Trial measures on collective wage bargaining, article 17, and provisions on collective agreements, article
--   32: a written reply within 20 days. Local rules prevail where they differ.
-- rows: offers_unanswered_rows
-- parameters: offer_reply_days, bargaining_binds
-- next_step_zh: 督促对方书面答复，必要时提请人社部门责令改正。
-- next_step_en: Press for the written reply; ask the labour authority to order it where needed.
select
    cast(sum(offers_overdue) as bigint) as numerator,
    count(*) filter (where is_operating and not offers_overdue_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
