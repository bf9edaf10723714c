-- One row per lead of a union that several open units share: the states that its other units take from it.
select
    final_states.unit_id,
    final_states.election_on_time,
    final_states.organisation_complete,
    overdue_elections.election_is_long_overdue,
from final_states
inner join overdue_elections on final_states.unit_id = overdue_elections.unit_id
inner join shared_leads on final_states.unit_id = shared_leads.unit_id
