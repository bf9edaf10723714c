-- One row per return on record: whose it is, and whether it was received.
select
    returns.form,
    returns.period,
    returns.unit_id,
    coalesce(units.name, returns.unit_id) as unit,
    returns.due_on,
    returns.received_on,
    coalesce(returns.status in ('received', 'accepted'), returns.received_on is not null) as is_received,
from returns
left join units on returns.unit_id = units.unit_id
order by
    unit,
    returns.unit_id
