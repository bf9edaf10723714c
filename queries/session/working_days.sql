-- The running count of working days.
create or replace temp table working_days as
select
    cast(day as date) as day,
    cast(number as bigint) as number,
from given_working_days
