-- One row per union, count date and occupation: members in new forms of employment, in transport and trade.
with
days as (
    select
        counted.back,
        cast(date_trunc('quarter', sample.as_of + 1) - to_years(cast(counted.back as integer)) as date) - 1
            as counted_on,
    from
        sample,
        range(2) as counted (back)
),

-- The shares add up to less than one, so that the groups never exceed the members.
occupations as (
    select *,
    from
        (
            values
            ('truck_driver', 0.30),
            ('ride_driver', 0.15),
            ('courier', 0.20),
            ('delivery_rider', 0.20),
            ('other', 0.10)
        ) as listed (occupation, share)
),

counted as (
    select
        unions.union_id,
        unions.source_row,
        days.counted_on,
        occupations.occupation,
        unions.union_id || days.back || occupations.occupation as id,
        cast(floor(
            unions.members * occupations.share * chance(unions.union_id, occupations.occupation) * (1 - 0.3 * days.back)
        ) as integer) as members,
    from unions
    inner join units
        on unions.lead_unit_id = units.unit_id
    cross join days
    cross join occupations
    where
        units.industry in ('F', 'G')
        and unions.dissolved_on is null
        and (unions.established_on is null or unions.established_on <= days.counted_on)
        and chance(unions.union_id, 'new forms') < case when units.industry = 'G' then 0.5 else 0.05 end
        and chance(unions.union_id, occupations.occupation || ' at all') < 0.45
)

select
    union_id,
    counted_on,
    occupation,
    known(members, 0.03, id, 'members known') as members,
    known(cast(floor(members * 0.4 * chance(id, 'new')) as integer), 0.05, id, 'members known') as new_members,
    'synthetic' as source_file,
    source_row,
from counted
where members > 0
