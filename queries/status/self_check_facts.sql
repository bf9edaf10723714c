-- One row per unit with a labour-practice self-check (劳动用工自查): reports on time, problems found and fixed.
select
    self_checks.unit_id,
    -- Due by the date: before it, or on it and submitted (reading 70).
    count(*) filter (
        where
        self_checks.due_on < as_of.as_of
        or (self_checks.due_on = as_of.as_of and self_checks.submitted_on <= as_of.as_of)
    ) as due,
    count(*) filter (
        where self_checks.submitted_on <= self_checks.due_on and self_checks.due_on <= as_of.as_of
    ) as on_time,
    count(*) filter (where self_checks.due_on is null) as due_undecided,
    -- Submitted, both numbers known, no more fixed than found (reading 71).
    count(*) filter (
        where self_checks.submitted_on <= as_of.as_of and self_checks.problems_fixed <= self_checks.problems_found
    ) as reports,
    cast(
        sum(self_checks.problems_found) filter (
            where self_checks.submitted_on <= as_of.as_of and self_checks.problems_fixed <= self_checks.problems_found
        ) as bigint
    ) as found,
    cast(
        sum(self_checks.problems_fixed) filter (
            where self_checks.submitted_on <= as_of.as_of and self_checks.problems_fixed <= self_checks.problems_found
        ) as bigint
    ) as fixed,
    count(*) filter (
        where
        self_checks.submitted_on <= as_of.as_of
        and not coalesce(self_checks.problems_fixed <= self_checks.problems_found, false)
    ) as reports_undecided,
from self_checks
cross join as_of
group by self_checks.unit_id
