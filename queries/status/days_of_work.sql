-- One row per working day: its number. The holidays after a working day have its number too, in working_days.
select
    number,
    min(day) as worked_on,
from working_days
group by number
