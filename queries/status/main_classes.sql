-- One row per open unit: its main class, the worst that holds. A unit that is not its union's lead takes its lead's
-- election and organisation states (reading 56).
with

leads as (
    select
        final_states.unit_id,
        final_states.election_on_time,
        final_states.organisation_complete,
        final_states.election_on_time = 'fail'
        and (
            final_states.election_on_time_source in ('reported', 'both')
            or coalesce(-organisation.days_to_end_of_term > organisation.long_overdue_days, false)
        ) as is_long_overdue,
    from final_states
    inner join organisation on final_states.unit_id = organisation.unit_id
)

select
    final_states.unit_id,
    coalesce(leads.is_long_overdue, false) and organisation.is_lead as is_long_overdue,
    case
        when not open_units.is_operating then 'not_applicable'
        when final_states.union_established = 'fail' then 'no_union'
        when leads.is_long_overdue then 'long_overdue'
        when leads.election_on_time = 'fail' then 'overdue'
        when leads.organisation_complete = 'fail' then 'incomplete'
        when
            final_states.union_established = 'not_applicable'
            and leads.election_on_time = 'not_applicable'
            and leads.organisation_complete = 'not_applicable'
            then 'not_applicable'
        when
            final_states.union_established = 'unknown'
            or leads.election_on_time = 'unknown'
            or leads.organisation_complete = 'unknown'
            then 'to_verify'
        else 'sound'
    end as main_class,
from final_states
inner join open_units on final_states.unit_id = open_units.unit_id
inner join organisation on final_states.unit_id = organisation.unit_id
left join leads on organisation.asked_unit_id = leads.unit_id
