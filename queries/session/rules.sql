-- The parameters of the program.
create or replace temp table rules as
select
    cast(parameter as varchar) as parameter,
    cast(value as decimal(18, 6)) as value,
    cast(unit as varchar) as unit,
    cast(strength as varchar) as strength,
    cast(jurisdiction as varchar) as jurisdiction,
    cast(sector as varchar) as sector,
    cast(effective_from as date) as effective_from,
    cast(effective_to as date) as effective_to,
    cast(article as varchar) as article,
    cast(source as varchar) as source,
    cast(confirmed as boolean) as confirmed,
    cast(checked_on as date) as checked_on,
from given_rules
