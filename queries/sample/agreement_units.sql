-- One row per unit covered by an area's agreement: under 100 employees, under the supervising union that concluded it.
with
areas as (
    select
        agreements.agreement_id,
        unions.name as supervisor,
    from agreements
    inner join unions
        on agreements.agreement_id = 'r' || substr(unions.union_id, 2)
    where agreements.level != 'single'
)

select
    areas.agreement_id,
    units.unit_id,
    'synthetic' as source_file,
    units.source_row,
from units
inner join areas
    on units.supervisor = areas.supervisor
where
    units.closed_on is null
    and units.employees < 100
    and units.sector in ('enterprise', 'self_employed')
    -- where there is a union it sees to it that the unit is covered
    and chance(units.unit_id, 'in area agreement') < case when units.union_id is null then 0.1 else 0.75 end
