-- One row per open finding, at the unit where its check is asked: the union's lead for a check marked union
-- (reading 87), else the unit itself.
select
    case when checks.asked = 'union' then memberships.asked_unit_id else open_findings.unit_id end as unit_id,
    open_findings.check_id,
    open_findings.reported_on,
    open_findings.due_on,
from open_findings
inner join checks on open_findings.check_id = checks.check_id
inner join memberships on open_findings.unit_id = memberships.unit_id
