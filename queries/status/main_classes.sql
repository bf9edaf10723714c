-- One row per open unit: its main class, the worst that holds. A unit that is not its union's lead takes its lead's
-- election and organisation states (reading 56).
with

asked as (
    select
        open_units.unit_id,
        open_units.is_operating,
        organisation.is_lead,
        final_states.union_established,
        case when organisation.is_lead then final_states.election_on_time else lead_states.election_on_time end
            as election,
        case
            when organisation.is_lead then final_states.organisation_complete
            else lead_states.organisation_complete
        end as organisation,
        case
            when organisation.is_lead then overdue_elections.election_is_long_overdue
            else lead_states.election_is_long_overdue
        end as is_long_overdue,
    from open_units
    inner join organisation on open_units.unit_id = organisation.unit_id
    inner join final_states on open_units.unit_id = final_states.unit_id
    inner join overdue_elections on open_units.unit_id = overdue_elections.unit_id
    left join lead_states on organisation.asked_unit_id = lead_states.unit_id
)

select
    asked.unit_id,
    coalesce(asked.is_long_overdue, false) and asked.is_lead as is_long_overdue,
    case
        when not asked.is_operating then 'not_applicable'
        when asked.union_established = 'fail' then 'no_union'
        when asked.is_long_overdue then 'long_overdue'
        when asked.election = 'fail' then 'overdue'
        when asked.organisation = 'fail' then 'incomplete'
        when
            asked.union_established = 'not_applicable'
            and asked.election = 'not_applicable'
            and asked.organisation = 'not_applicable'
            then 'not_applicable'
        when
            asked.union_established = 'unknown'
            or asked.election = 'unknown'
            or asked.organisation = 'unknown'
            then 'to_verify'
        else 'sound'
    end as main_class,
from asked
