-- title_zh: 逾期未回应要约数
-- title_en: Offers unanswered past their days
-- definition_zh: 提出后超过二十日（山东为十日）仍未书面答复的协商要约数，不论何时提出；已有答复但未记日期的视为已答复；要约日期不明又无答复的列为待核实。
-- definition_en: Offers without a reply for more than 20 days (Shandong 10), of whatever age. One answered
--   without a date is answered; one with neither day nor reply leaves the unit unknown.
-- unit: offers
-- place: 10
-- headline: 4
-- better: lower
-- basis_zh: 《工资集体协商试行办法》第十七条、《集体合同规定》第三十二条：应于二十日内书面答复；《山东省企业工资集体协商条例》第二十一条：十日。
-- basis_en: Trial measures on collective wage bargaining, article 17, and Provisions on collective agreements,
--   article 32: a written reply within 20 days; Shandong regulation, article 21: 10 days.
-- rows: offers_unanswered_rows
-- parameters: offer_reply_days
-- next_step_zh: 督促对方书面答复，必要时提请人社部门责令改正。
-- next_step_en: Press for the written reply; ask the labour authority to order it where needed.
select
    cast(sum(offers_overdue) as bigint) as numerator,
    count(*) filter (where is_operating and not offers_overdue_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
