-- One row per unit at which a union is asked, with members' meetings under any of the union's open units (reading 23).
select
    memberships.asked_unit_id as unit_id,
    max(meetings.held_on) as members_met_on,
from meetings
cross join as_of
inner join memberships on meetings.unit_id = memberships.unit_id
where
    meetings.kind = 'members'
    and meetings.held_on <= as_of.as_of
    and memberships.asked_unit_id is not null
group by memberships.asked_unit_id
