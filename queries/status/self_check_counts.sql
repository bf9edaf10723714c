-- One row per unit with a labour-practice self-check (劳动用工自查): how many are in, missing or undecided.
-- Due today and not submitted does not count yet; without a deadline and not submitted is unknown (reading 48).
select
    self_checks.unit_id,
    count(*) filter (where self_checks.submitted_on <= as_of.as_of) as submitted,
    count(*) filter (
        where not coalesce(self_checks.submitted_on <= as_of.as_of, false) and self_checks.due_on is null
    ) as undecided,
    count(*) filter (
        where not coalesce(self_checks.submitted_on <= as_of.as_of, false) and self_checks.due_on < as_of.as_of
    ) as missing,
    min(self_checks.due_on) filter (
        where not coalesce(self_checks.submitted_on <= as_of.as_of, false) and self_checks.due_on < as_of.as_of
    ) as missing_due_on,
    max(self_checks.submitted_on) filter (where self_checks.submitted_on <= as_of.as_of) as submitted_on,
from self_checks
cross join as_of
group by self_checks.unit_id
