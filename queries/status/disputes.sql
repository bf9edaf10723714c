-- One row per open unit: its mediation committee.
with

mediation as (
    select
        unit_id,
        is_in_being,
        established_on,
        dissolved_on,
    from committee_states
    where kind = 'mediation'
)

select
    open_units.unit_id,
    open_units.sector as sector_of_unit,
    open_units.size as size_of_unit,
    case
        when mediation.unit_id is not null then mediation.is_in_being
        when completeness.committees_complete then false
    end as mediation_is_in_being,
    mediation.established_on as mediation_established_on,
    -- The rule is in force since 2012-01-01: no breach is older (reading 82).
    greatest(coalesce(mediation.dissolved_on, open_units.founded_on, date '2012-01-01'), date '2012-01-01')
        as mediation_missing_since,
    coalesce(open_units.founded_on > cast(as_of.as_of - interval 1 year as date), false) as is_newly_founded,
from open_units
cross join as_of
inner join completeness on open_units.unit_id = completeness.unit_id
left join mediation on open_units.unit_id = mediation.unit_id
