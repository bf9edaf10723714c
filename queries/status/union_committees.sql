-- One row per unit at which a union is asked, with an audit or women's committee under any of the union's open units.
-- Any in being is yes; else any unknown is unknown; else no (reading 24).
select
    memberships.asked_unit_id as unit_id,
    count(*) filter (where committee_states.kind = 'audit') as audit_rows,
    case
        when bool_or(committee_states.is_in_being) filter (where committee_states.kind = 'audit') then true
        when count(*) filter (where committee_states.kind = 'audit' and committee_states.is_in_being is null) = 0
            then false
    end as audit_is_in_being,
    max(committee_states.established_on) filter (where committee_states.kind = 'audit') as audit_established_on,
    max(committee_states.dissolved_on) filter (where committee_states.kind = 'audit') as audit_dissolved_on,
    count(*) filter (where committee_states.kind = 'women') as women_rows,
    case
        when bool_or(committee_states.is_in_being) filter (where committee_states.kind = 'women') then true
        when count(*) filter (where committee_states.kind = 'women' and committee_states.is_in_being is null) = 0
            then false
    end as women_is_in_being,
    max(committee_states.established_on) filter (where committee_states.kind = 'women') as women_established_on,
    max(committee_states.dissolved_on) filter (where committee_states.kind = 'women') as women_dissolved_on,
from committee_states
inner join memberships on committee_states.unit_id = memberships.unit_id
where
    committee_states.kind in ('audit', 'women')
    and memberships.asked_unit_id is not null
group by memberships.asked_unit_id
