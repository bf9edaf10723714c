-- title_zh: 在期集体合同数
-- title_en: Collective agreements in force
-- definition_zh: 截至当日在有效期内的各类集体合同份数，计在签订单位；期满日期不明，或没有在期合同而资料不完备的单位列为待核实。
-- definition_en: Agreements of every kind in force on the date, at the unit that signed. Units with one whose
--   end is not recorded, or with none and records that are not complete, are unknown.
-- unit: agreements
-- place: 3
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第二十一条；件数系统计口径。
-- basis_en: Trade Union Law (2021), article 21; the number is a statistic.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第二十条；件数系统计口径。
-- former_basis_en: Trade Union Law (2009), article 20; the number is a statistic.
-- rows: agreements_in_force_rows
-- next_step_zh: 到期前{renewal_window_days}内启动续签。
-- next_step_en: Open the renewal within the {renewal_window_days} before the end.
select
    cast(sum(own_agreements) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and not own_agreements_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
