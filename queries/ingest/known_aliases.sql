-- One row per spelling asked for that the register knows.
select
    aliases.alias,
    aliases.unit_id,
    aliases.method,
from aliases
inner join asked on aliases.alias = asked.text
