-- One row per open unit: whether its union's election, if asked at this unit, is long overdue (reading 55).
select
    organisation.unit_id,
    check_states.election_on_time = 'fail'
    and (
        coalesce(check_states.election_on_time_source in ('reported', 'both'), false)
        or coalesce(-organisation.days_to_end_of_term > organisation.long_overdue_days, false)
    ) as election_is_long_overdue,
from organisation
inner join check_states on organisation.unit_id = check_states.unit_id
