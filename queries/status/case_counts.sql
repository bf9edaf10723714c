-- One row per open unit: its mediation cases of the last 12 months.
select
    open_units.unit_id,
    -- Only units whose employees are known and whose cases are complete over the window (reading 66).
    open_units.employees is not null and completeness.cases_complete_year as cases_per_head_are_known,
    coalesce(case_facts.applied, 0) as cases_applied,
    cast(open_units.employees * 0.001 as decimal(18, 3)) as thousands_of_employees,
    -- Each ratio of rows: unknown if one is undecidable, or if there is none and nobody declared so (reading 59).
    coalesce(case_facts.settled, 0) as cases_settled,
    coalesce(case_facts.closed, 0) as cases_closed,
    case
        when not open_units.is_operating then false
        when case_facts.outcome_undecided > 0 then cast(null as boolean)
        when case_facts.closed > 0 then true
        when completeness.cases_complete_year then false
    end as settlement_is_counted,
    coalesce(case_facts.fulfilled, 0) as cases_fulfilled,
    case
        when not open_units.is_operating then false
        when case_facts.outcome_undecided > 0 then cast(null as boolean)
        when case_facts.settled > 0 then true
        when completeness.cases_complete_year then false
    end as fulfilment_is_counted,
    coalesce(case_facts.accepted_in_time, 0) as cases_accepted_in_time,
    coalesce(case_facts.acceptance_counted, 0) as cases_to_accept,
    case
        when not open_units.is_operating then false
        when case_facts.acceptance_undecided > 0 then cast(null as boolean)
        when case_facts.acceptance_counted > 0 then true
        when completeness.cases_complete_year then false
    end as acceptance_is_counted,
    coalesce(case_facts.closed_in_time, 0) as cases_closed_in_time,
    coalesce(case_facts.closing_counted, 0) as cases_to_close,
    case
        when not open_units.is_operating then false
        when case_facts.closing_undecided > 0 then cast(null as boolean)
        when case_facts.closing_counted > 0 then true
        when completeness.cases_complete_year then false
    end as closing_is_counted,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join case_facts on open_units.unit_id = case_facts.unit_id
