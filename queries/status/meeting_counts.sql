-- One row per open unit: its workers' congress in the year of the date, and the proposals of the last 12 months.
select
    open_units.unit_id,
    -- One in the year decides; none is "not held" only where meetings is complete since 1 January (reading 108).
    case
        when meeting_facts.held > 0 then true
        when completeness.meetings_complete_this_year then false
    end as congress_is_held_in_the_year,
    case when open_units.is_operating then coalesce(proposal_facts.filed, 0) else 0 end as proposals_filed,
    case when open_units.is_operating then coalesce(proposal_facts.closed, 0) else 0 end as proposals_done,
    case
        when not open_units.is_operating then false
        when proposal_facts.filed > 0 then true
        when completeness.proposals_complete_year then false
    end as proposals_are_counted,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join meeting_facts on open_units.unit_id = meeting_facts.unit_id
left join proposal_facts on open_units.unit_id = proposal_facts.unit_id
