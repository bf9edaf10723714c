-- One row per form and period of which a return is on record: its last deadline, and how many units have sent it.
select
    form,
    period,
    max(due_on) as due_on,
    count(*) as units,
    count(*) filter (where coalesce(status in ('received', 'accepted'), received_on is not null)) as received,
    count(*) filter (where status = 'sent_back') as sent_back,
from returns
group by
    form,
    period
order by
    due_on desc nulls last,
    form,
    period
