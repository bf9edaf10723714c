-- One row per spelling that may name a unit's headquarters (机关) or the union of it (机关工会).
select
    aliases.alias,
    aliases.unit_id,
    aliases.method,
from aliases
where aliases.alias like '%机关' or aliases.alias like '%机关工会' or aliases.alias like '%机关工会委员会'
order by aliases.unit_id, aliases.method, aliases.alias
