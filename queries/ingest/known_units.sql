-- One row per unit whose id, credit code or name is asked for.
with found as (
    select units.unit_id,
    from units
    inner join asked on units.unit_id = asked.text
    union
    select units.unit_id,
    from units
    inner join asked on units.uscc = asked.text
    union
    select units.unit_id,
    from units
    inner join asked on units.name = asked.text
)

select
    units.unit_id,
    units.name,
    units.uscc,
    units.union_id,
    units.sector_source,
from units
inner join found on units.unit_id = found.unit_id
order by units.unit_id
