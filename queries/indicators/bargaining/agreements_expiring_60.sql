-- title_zh: 60天内到期协议数
-- title_en: Agreements that expire within 60 days
-- definition_zh: 在期集体合同中，截至当日起60天内（含当日和第60天）期满的份数，计在签订单位。
-- definition_en: Agreements in force that expire between the date and 60 days later, both included, at the unit
--   that signed.
-- unit: agreements
-- place: 8
-- headline: 5
-- better: neither
-- basis_zh: 《工资集体协商试行办法》第二十四条：原协议期满前六十日内，可提出下一轮协商。
-- basis_en: Trial measures on collective wage bargaining, article 24: the next round may be proposed within 60
--   days before the end.
-- rows: agreements_expiring_60_rows
-- next_step_zh: 发出续签要约，安排下一轮协商。
-- next_step_en: Make an offer to renew.
select
    cast(sum(own_agreements_expiring) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and not own_agreements_expiring_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
