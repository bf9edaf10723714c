-- One row per unit that owes a return (报送): how many are due by the date, missing and on time.
with

judged as (
    select
        returns.unit_id,
        returns.due_on,
        returns.received_on,
        -- Missing or sent back is not received, whatever received_on; received or accepted without a day is undecidable
        -- (reading 109). A status that nobody wrote goes by the day.
        case
            when returns.status in ('missing', 'sent_back') then 'missing'
            when returns.received_on <= as_of.as_of then 'received'
            when returns.status is null then 'missing'
            else 'undecided'
        end as receipt,
        as_of.as_of,
    from returns
    cross join as_of
)

-- Due by the date: before it, or on it and received (reading 70). Without a deadline it may be due.
select
    unit_id,
    count(*) filter (where receipt = 'missing' and due_on < as_of) as missing,
    count(*) filter (
        where
        (receipt = 'missing' and due_on is null)
        or (receipt = 'undecided' and coalesce(due_on < as_of, true))
    ) as missing_undecided,
    count(*) filter (where receipt = 'received' and received_on <= due_on and due_on <= as_of) as on_time,
    count(*) filter (
        where
        (receipt = 'missing' and due_on < as_of)
        or (receipt = 'received' and due_on <= as_of)
    ) as due,
    count(*) filter (
        where
        due_on is null
        or (receipt = 'undecided' and due_on <= as_of)
    ) as due_undecided,
from judged
group by unit_id
