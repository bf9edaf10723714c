-- One row per unit whose union's re-election is due in the year of the date, or late, and has begun: the step reached
-- last.
with

steps as (
    select
        unit_status.unit_id,
        election_steps.step,
        election_steps.done_on,
        row_number() over (
            partition by unit_status.unit_id
            order by
                election_steps.done_on desc,
                case election_steps.step
                    when 'reminded' then 1
                    when 'requested' then 2
                    when 'approved' then 3
                    when 'elected' then 4
                    when 'result_approved' then 5
                    else 6
                end desc
        ) as place,
    from election_steps
    cross join as_of
    inner join unit_status on election_steps.union_id = unit_status.union_id
    where
        (unit_status.election_is_due_in_the_year or unit_status.election_on_time = 'fail')
        and election_steps.done_on <= as_of.as_of
        -- Where no earlier term is on record, steps before the year may be those of the last election.
        and coalesce(
            election_steps.done_on > unit_status.term_before_the_year_on,
            election_steps.done_on >= cast(date_trunc('year', as_of.as_of) as date)
        )
        and coalesce(election_steps.term_no > unit_status.term_no_before_the_year, true)
)

select
    unit_id,
    step,
    done_on,
from steps
where place = 1
