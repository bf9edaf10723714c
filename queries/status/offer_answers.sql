-- One row per unit with a bargaining offer made by the date: its newest, and how those of the last 12 months were
-- answered.
with

judged as (
    select
        offers.unit_id,
        offers.offered_on,
        offer_deadlines.due_on,
        case
            when as_of.as_of > cast(offers.offered_on + interval 12 month as date) then 'old'
            -- Made while no rule asked for an answer.
            when not offer_deadlines.is_bound then 'unbound'
            when
                offers.replied_on <= offer_deadlines.due_on
                and offers.replied_on <= as_of.as_of
                then 'kept'
            when offer_deadlines.due_on is null then 'undecided'
            when offers.replied_on <= as_of.as_of then 'late'
            -- A reply whose day nobody recorded (reading 40).
            when offers.reply is not null then 'undecided'
            when as_of.as_of > offer_deadlines.due_on then 'unanswered'
            else 'running'
        end as state,
    from offers
    cross join as_of
    inner join offer_deadlines on offers.offer_id = offer_deadlines.offer_id
    where offers.offered_on <= as_of.as_of
)

select
    unit_id,
    max(offered_on) as last_offered_on,
    count(*) filter (where state in ('kept', 'late', 'undecided', 'unanswered')) as counted,
    count(*) filter (where state in ('late', 'unanswered')) as breached,
    count(*) filter (where state = 'undecided') as undecided,
    count(*) filter (where state = 'unanswered') as unanswered,
    min(due_on) filter (where state in ('late', 'unanswered')) as breached_due_on,
from judged
group by unit_id
