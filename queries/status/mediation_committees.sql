-- One row per unit with a mediation committee on record: whether it is in being, and who sits on it.
select
    unit_id,
    is_in_being,
    established_on,
    dissolved_on,
    employee_members,
    employer_members,
from committee_states
where kind = 'mediation'
