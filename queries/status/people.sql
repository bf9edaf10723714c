-- One row per open unit: its members by kind, those recruited in the year, and its union's members in new forms of
-- employment, at the lead unit.
select
    open_units.unit_id,
    -- The unit's headcount; else 0 without a union; else unknown: unions have neither number (readings 27, 107).
    coalesce(people_facts.migrant_members, case when not memberships.has_union then 0 end) as migrant_members,
    coalesce(people_facts.verified_members, case when not memberships.has_union then 0 end) as verified_members,
    case when open_units.is_operating then coalesce(people_facts.new_members, 0) else 0 end as new_members_of_the_year,
    -- A sum over rows: unknown if a row is empty, or if there is none and nobody declared that there is none (60, 79).
    coalesce(people_facts.undecided, 0) = 0
    and (coalesce(people_facts.counts_of_the_year, 0) > 0 or completeness.headcounts_complete)
        as new_members_are_known,
    -- 0 without a union and away from the lead (reading 104).
    case
        when open_units.is_operating and memberships.is_lead and memberships.has_union
            then coalesce(people_groups.members, 0)
        else 0
    end as new_form_members,
    case
        when not memberships.is_lead then true
        when memberships.has_union is null then false
        when not memberships.has_union then true
        when people_groups.union_id is null then completeness.member_groups_complete
        else people_groups.undecided = 0
    end as new_form_members_are_known,
from open_units
inner join memberships on open_units.unit_id = memberships.unit_id
inner join completeness on open_units.unit_id = completeness.unit_id
left join people_facts on open_units.unit_id = people_facts.unit_id
left join people_groups on memberships.union_id = people_groups.union_id
