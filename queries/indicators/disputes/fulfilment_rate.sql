-- title_zh: 协议履行率
-- title_en: Settlements fulfilled
-- definition_zh: 近12个月结案且调解成功的案件中，协议已履行的比例；结果不明的案件不计入，该单位列为待核实。
-- definition_en: Of the cases settled and closed in the 12 months up to the date, those whose settlement is
--   fulfilled. A case without an outcome is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 协议已履行的案件
-- numerator_en: cases whose settlement is fulfilled
-- denominator_zh: 近12个月结案且调解成功的案件
-- denominator_en: cases settled and closed in the 12 months
-- remainder_zh: 协议尚未履行的案件
-- remainder_en: cases whose settlement is not fulfilled
-- place: 5
-- better: higher
-- basis_zh: 《企业劳动争议协商调解规定》第三十二条：建立督促履行制度；比率系统计口径。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises, article 32: fulfilment
--   is followed up; the ratio is a statistic.
-- rows: fulfilment_rate_rows
-- next_step_zh: 回访当事人，督促履行协议。
-- next_step_en: Call on the parties and press for fulfilment.
select
    cast(sum(cases_fulfilled) as bigint) as numerator,
    cast(sum(cases_settled) as bigint) as denominator,
    count(*) filter (where fulfilment_is_counted is null) as unknown,
    count(*) filter (where not fulfilment_is_counted) as not_applicable,
from unit_status
