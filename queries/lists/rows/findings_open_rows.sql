-- title_zh: 未销号的问题
-- title_en: Findings not closed
-- definition_zh: 未销号问题数的每一项。
-- definition_en: Each item behind the number of findings not closed.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
select
    open_findings.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    open_findings.check_id,
    open_findings.list_name,
    open_findings.reported_on,
    open_findings.due_on as due,
    1 as amount,
from open_findings
inner join unit_status on open_findings.unit_id = unit_status.unit_id
order by
    open_findings.reported_on,
    open_findings.unit_id,
    open_findings.check_id,
    open_findings.list_name
