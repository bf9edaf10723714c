-- title_zh: 集体合同报审
-- title_en: Agreement filed
-- rate_zh: 集体合同按期报审率
-- rate_en: Units that filed every agreement in time
-- short_zh: 报审
-- short_en: Filing
-- definition_zh: 本单位最近12个月内签订的集体合同，已报送或报送期限已满的，均在期限内报送审查即为达标；签订时规则尚不约束该单位的不计。期限按签订时单位所在地的规则，全国为签订后七日（工资协议）或十日（其他）。
-- definition_en: A unit passes when every agreement that it signed in the last 12 months, filed or with its time over,
--   was filed in time: that of the rule in force in its place when it was signed, nationally 7 days (wage agreements)
--   or 10 days (all others). One signed while no rule bound the unit does not count.
-- asked: unit
-- place: 3
-- strength: must
-- basis_zh: 《工资集体协商试行办法》第二十一条：签订后七日内由企业报送；《集体合同规定》第四十二条：签字之日起十日内报送。报送义务人为用人单位。地方另有规定的从其规定。
-- basis_en: Trial measures on collective wage bargaining, article 21: filed by the employer within seven days;
--   provisions on collective agreements, article 42: within ten days of signing. The duty is the employer's. Local
--   rules prevail where they differ.
-- parameters: filing_days_wage, filing_days_other, bargaining_binds
-- records: units.sector, units.enterprise_managed, agreements.level, agreements.kind, agreements.signed_on,
--   agreements.filed_on, coverage
-- next_step_zh: 督促企业向人社部门报送集体合同文本。
-- next_step_en: Press the employer to file the agreement with the labour authority.
select
    unit_id,
    bargaining_binds and has_agreement_to_file as applies,
    agreements_are_filed as passes,
    cast(agreement_filing_due_on + interval 1 day as date) as since,
    agreement_filing_due_on as due,
    agreement_is_unfiled as open,
from bargaining
