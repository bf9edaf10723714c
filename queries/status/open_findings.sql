-- One row per finding about an open and operating unit that was reported by the date and is not closed.
select
    findings.unit_id,
    findings.check_id,
    findings.reported_on,
    findings.list_name,
    findings.due_on,
    findings.source,
from findings
cross join as_of
inner join open_units on findings.unit_id = open_units.unit_id
where
    open_units.is_operating
    and findings.reported_on <= as_of.as_of
    and coalesce(findings.closed_on > as_of.as_of, true)
