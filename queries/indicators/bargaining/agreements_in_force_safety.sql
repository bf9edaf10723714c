-- title_zh: 在期劳动安全卫生专项集体合同数
-- title_en: Safety agreements in force
-- definition_zh: 截至当日在有效期内的劳动安全卫生专项集体合同份数，计在签订单位；期满日期不明，或没有在期合同而资料不完备的单位列为待核实。
-- definition_en: Agreements on safety and health in force on the date, at the unit that signed. Units with one
--   whose end is not recorded, or with none and records that are not complete, are unknown.
-- unit: agreements
-- place: 6
-- better: higher
-- basis_zh: 《中华人民共和国劳动合同法》第五十二条：可以订立劳动安全卫生、女职工权益保护、工资调整机制等专项集体合同。
-- basis_en: Labour Contract Law, article 52: special agreements on safety and health, women's rights and wages
--   may be made.
-- rows: agreements_in_force_safety_rows
-- next_step_zh: 到期前{renewal_window_days}内启动续签。
-- next_step_en: Open the renewal within the {renewal_window_days} before the end.
select
    cast(sum(own_safety_agreements) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and not own_safety_agreements_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
