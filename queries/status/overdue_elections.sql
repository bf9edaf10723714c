-- One row per open unit: whether its union's election, if asked at this unit, is long overdue (reading 55), and by how
-- many days the records say that it is overdue.
select
    organisation.unit_id,
    check_states.election_on_time = 'fail'
    and (
        coalesce(check_states.election_on_time_source in ('reported', 'both'), false)
        or coalesce(-organisation.days_to_end_of_term > organisation.long_overdue_days, false)
    ) as election_is_long_overdue,
    -- A merely reported fail has no day from which it could be counted (reading 61).
    case
        when check_states.election_on_time = 'fail' and check_states.election_on_time_source in ('computed', 'both')
            then -organisation.days_to_end_of_term
    end as election_days_overdue,
from organisation
inner join check_states on organisation.unit_id = check_states.unit_id
