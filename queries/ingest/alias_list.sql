-- One row per spelling, with the unit that it names.
select
    aliases.alias,
    aliases.unit_id,
    units.name as unit,
    aliases.method,
    aliases.confirmed_by,
    aliases.confirmed_at,
from aliases
left join units on aliases.unit_id = units.unit_id
order by aliases.unit_id, aliases.method, aliases.alias
