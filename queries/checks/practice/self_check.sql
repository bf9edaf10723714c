-- title_zh: 劳动用工自查
-- title_en: Labour-practice self-check
-- rate_zh: 劳动用工自查报送率
-- rate_en: Self-checks submitted
-- short_zh: 用工自查
-- short_en: Self-check
-- definition_zh: 到期应报的劳动用工自查均已报送（迟报也算）即为达标；尚未到期的不计；无报送时限又未报的为待核实。
-- definition_en: A unit passes when every self-check that is due has been submitted, late or not. One not yet due does
--   not count; one without a deadline and not submitted is unknown.
-- asked: unit
-- place: 1
-- strength: should
-- demanded_by: plan
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》：企业开展劳动用工自查并报送自查报告（方案要求）。
-- basis_en: Plan of the Guizhou organs' union for the year of harmonious enterprises: enterprises check their own
--   labour practice and send in the report.
-- records: self_checks.due_on, self_checks.submitted_on, coverage
-- next_step_zh: 完成用工自查，补报自查报告。
-- next_step_en: Finish the self-check and send in the report.
select
    unit_id,
    self_check_is_due as applies,
    self_check_is_submitted as passes,
    cast(self_check_due_on + interval 1 day as date) as since,
    self_check_due_on as due,
    -- A report ends the finding only when none is missing (reading 52).
    case when self_check_is_submitted and self_check_is_due then self_check_submitted_on end as mended_on,
from practice
