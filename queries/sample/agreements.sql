-- One row per collective agreement: those that a unit signed, the newest and the one before, and those of a whole area.
with
bargaining as (
    select
        units.unit_id,
        units.source_row,
        units.employees,
        coalesce(unions.established_on, date '1990-01-01') as from_day,
        sample.as_of,
        neglect(units.region, units.supervisor) as neglect,
        -- wage bargaining is where private enterprises are weakest
        case
            when units.employees < 25 then 0.10
            when units.sector = 'institution' then 0.80
            when units.ownership = 'state' then 0.80
            when units.ownership in ('collective', 'foreign', 'hk_macao_taiwan') then 0.60
            else 0.40
        end as wage_share,
    from units
    inner join unions
        on units.union_id = unions.union_id
    cross join sample
    where
        units.closed_on is null
        and unions.dissolved_on is null
        and unions.form is distinct from 'joint'
        and (
            units.sector in ('enterprise', 'social_organisation', 'self_employed')
            or units.enterprise_managed
        )
),

kinds as (
    select *,
    from
        (
            values
            ('wage', 'w', 1.00, 2),
            ('comprehensive', 'c', 0.45, 3),
            ('safety', 's', 0.22, 3),
            ('women', 'f', 0.28, 3)
        ) as listed (kind, letter, weight, years)
),

signers as (
    select
        bargaining.*,
        kinds.kind,
        -- wage agreements run for one or two years, the others for three
        case when kinds.kind = 'wage' then whole(1, 2, bargaining.unit_id, 'wage years') else kinds.years end as years,
        'a' || kinds.letter || substr(bargaining.unit_id, 2) as id,
    from bargaining
    cross join kinds
    where
        chance(bargaining.unit_id, kinds.kind)
        < kinds.weight * bargaining.wage_share
        / (bargaining.wage_share + (1 - bargaining.wage_share) * bargaining.neglect)
),

-- A fifth have run out and were not renewed; the ends of the others are spread evenly over their time.
newest as (
    select
        *,
        as_of + case
            when chance(id, 'expired') < least(0.7, 0.2 * neglect)
                then -1 - cast(floor(power(chance(id, 'expired since'), 2) * 1400) as integer)
            else cast(floor(chance(id, 'left') * 365 * years) as integer)
        end as expires_on,
    from signers
),

listed as (
    select
        newest.*,
        back.number as back,
        cast(newest.expires_on - to_years(newest.years) as date) + 1
        - cast(back.number * (365 * newest.years + whole(0, 60, newest.id, 'gap')) as integer) as effective_on,
    from newest
    cross join (values (0), (1)) as back (number)
),

signed as (
    select
        * exclude (id, expires_on),
        id || back as agreement_id,
        case
            when back = 0 then expires_on
            else cast(effective_on + to_years(years) as date) - 1
        end as expires_on,
        effective_on - whole(0, 20, id, 'signed') as signed_on,
    from listed
),

-- Agreements of a whole area or industry, concluded by two fifths of the supervising unions for small employers.
areas as (
    select
        unions.union_id,
        unions.level,
        sample.as_of,
        'r' || substr(unions.union_id, 2) as agreement_id,
        sample.as_of + whole(-200, 900, unions.union_id, 'area agreement until') as expires_on,
    from unions
    cross join sample
    where
        unions.level in ('regional', 'industry')
        and chance(unions.union_id, 'area agreement') < 0.4
)

select
    agreement_id,
    unit_id,
    'single' as level,
    known(kind, 0.005, agreement_id, 'kind known') as kind,
    case
        when kind = 'comprehensive' then known(chance(agreement_id, 'wages') < 0.6, 0.06, agreement_id, 'wages known')
        when kind = 'wage' then true
        else false
    end as includes_wages,
    signed_on,
    signed_on - whole(0, 25, agreement_id, 'approved') as approved_on,
    -- within 7 or 10 days: a tenth late, a twelfth never
    case
        when chance(agreement_id, 'filed') < least(0.5, 0.08 * neglect) then null
        when chance(agreement_id, 'filed') < least(0.7, 0.18 * neglect)
            then by_then(signed_on + whole(11, 60, agreement_id, 'filed when'), as_of)
        else by_then(signed_on + whole(0, 7, agreement_id, 'filed when'), as_of)
    end as filed_on,
    effective_on,
    known(expires_on, 0.015, agreement_id, 'end known') as expires_on,
    known(
        cast(ceil(employees * (0.7 + 0.3 * sqrt(chance(agreement_id, 'covered')))) as integer),
        0.05,
        agreement_id,
        'covered known'
    ) as covered_employees,
    'synthetic' as source_file,
    source_row,
from signed
where
    signed_on <= as_of
    and signed_on >= from_day

union all by name

select
    agreement_id,
    level,
    case when chance(agreement_id, 'kind') < 0.7 then 'wage' else 'comprehensive' end as kind,
    chance(agreement_id, 'kind') < 0.85 as includes_wages,
    cast(expires_on - to_years(3) as date) - 10 as signed_on,
    cast(expires_on - to_years(3) as date) - 3 as filed_on,
    cast(expires_on - to_years(3) as date) + 1 as effective_on,
    expires_on,
    'synthetic' as source_file,
from areas
where cast(expires_on - to_years(3) as date) - 3 <= as_of
