-- One row per union established or dissolved in the year of the date, with the unit at which it counts.
-- A recorded union counts whether or not it is still in being (reading 104), so its unit is chosen here, as the lead of
-- a union in being is (readings 22, 86), among the units whose union it is or was.
select
    unions.union_id,
    coalesce(
        min(union_memberships.unit_id) filter (
            where union_memberships.is_operating and union_memberships.unit_id = unions.lead_unit_id
        ),
        min(union_memberships.unit_id) filter (where union_memberships.is_operating)
    ) as counted_unit_id,
    bool_or(
        coalesce(unions.established_on between cast(date_trunc('year', as_of.as_of) as date) and as_of.as_of, false)
    ) as is_new,
    bool_or(
        coalesce(unions.dissolved_on between cast(date_trunc('year', as_of.as_of) as date) and as_of.as_of, false)
    ) as is_dissolved,
from unions
cross join as_of
inner join union_memberships on unions.union_id = union_memberships.recorded_union_id
where
    unions.established_on between cast(date_trunc('year', as_of.as_of) as date) and as_of.as_of
    or unions.dissolved_on between cast(date_trunc('year', as_of.as_of) as date) and as_of.as_of
group by unions.union_id
