-- One row per unit with a bargaining offer made by the date: its newest, and how those of the last 12 months were
-- answered. open_units is read for the days that hold in the unit's province.
with

judged as (
    select
        offers.unit_id,
        offers.offered_on,
        cast(offers.offered_on + interval (rule_values.offer_reply_days) day as date) as due_on,
        case
            when as_of.as_of > cast(offers.offered_on + interval 12 month as date) then 'old'
            when
                offers.replied_on <= cast(offers.offered_on + interval (rule_values.offer_reply_days) day as date)
                and offers.replied_on <= as_of.as_of
                then 'kept'
            when offers.replied_on <= as_of.as_of then 'late'
            -- A reply whose day nobody recorded (reading 40).
            when offers.reply is not null then 'undecided'
            when as_of.as_of > cast(offers.offered_on + interval (rule_values.offer_reply_days) day as date)
                then 'unanswered'
            else 'running'
        end as state,
    from offers
    cross join as_of
    inner join open_units on offers.unit_id = open_units.unit_id
    inner join
        rule_values
        on
            open_units.province is not distinct from rule_values.province
            and open_units.sector is not distinct from rule_values.sector
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
