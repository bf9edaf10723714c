-- One row per open unit and collective agreement that is the unit's and was signed by the date (or at no known date).
with

-- A unit's: it signed, or a regional or industry agreement names it (reading 95). `union` keeps each pair once.
pairs as (
    select
        agreements.unit_id,
        agreements.agreement_id,
    from agreements
    where agreements.unit_id is not null
    union
    select
        agreement_units.unit_id,
        agreement_units.agreement_id,
    from agreement_units
    inner join agreements on agreement_units.agreement_id = agreements.agreement_id
    where agreements.level in ('regional', 'industry')
),

started as (
    select
        agreements.*,
        -- An empty start has begun (reading 39).
        coalesce(
            agreements.effective_on,
            cast(agreements.filed_on + interval 15 day as date),
            agreements.signed_on
        ) as starts_on,
    from agreements
)

select
    pairs.unit_id,
    started.agreement_id,
    started.kind,
    -- includes_wages empty leaves a comprehensive agreement unknown (reading 39).
    coalesce(started.kind = 'wage', false)
    or (coalesce(started.kind = 'comprehensive', false) and started.includes_wages) as counts_as_wage,
    started.signed_on,
    started.expires_on,
    coalesce(started.starts_on <= as_of.as_of, true) and as_of.as_of <= started.expires_on as is_in_force,
from pairs
cross join as_of
inner join started on pairs.agreement_id = started.agreement_id
inner join open_units on pairs.unit_id = open_units.unit_id
