-- One row per unit with a mediation case of the last 12 months: how many, and how they went.
select
    unit_id,
    count(*) filter (where is_applied_in_year) as applied,
    count(*) filter (where is_closed_in_year and outcome = 'settled') as settled,
    -- A withdrawn case counts as not settled; an empty outcome is undecidable (reading 67).
    count(*) filter (where is_closed_in_year and outcome is not null) as closed,
    count(*) filter (where is_closed_in_year and outcome is null) as outcome_undecided,
    count(*) filter (where is_closed_in_year and outcome = 'settled' and fulfilled_on is not null) as fulfilled,
    count(*) filter (where acceptance = 'kept') as accepted_in_time,
    count(*) filter (where acceptance in ('kept', 'late')) as acceptance_counted,
    count(*) filter (where acceptance = 'undecided') as acceptance_undecided,
    count(*) filter (where closing = 'kept') as closed_in_time,
    count(*) filter (where closing in ('kept', 'late')) as closing_counted,
    count(*) filter (where closing = 'undecided') as closing_undecided,
from counted_cases
group by unit_id
