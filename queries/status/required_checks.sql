-- One row per open unit: which of the checks by requirement a campaign asks of it on the date (reading 19).
with

-- A set of checks is one number, so that scopes are joined once and united with |.
check_bits as (
    select
        check_id,
        bit,
    from (
        values
        ('dual_review', 1),
        ('rules_in_place', 2),
        ('quarterly_activity', 4)
    ) as listed (check_id, bit)
),

-- A scope is empty, `all` or `dimension=value` (readings 14, 19); empty bounds are open.
required as (
    select
        cast(check_bits.bit as bigint) as bit,
        case
            when coalesce(requirements.scope, '') in ('', 'all') then 'all'
            else split_part(requirements.scope, '=', 1)
        end as dimension,
        case
            when coalesce(requirements.scope, '') in ('', 'all') then ''
            else substr(requirements.scope, length(split_part(requirements.scope, '=', 1)) + 2)
        end as member,
    from requirements
    cross join as_of
    inner join check_bits on requirements.check_id = check_bits.check_id
    where
        coalesce(requirements.starts_on <= as_of.as_of, true)
        and coalesce(requirements.ends_on >= as_of.as_of, true)
),

scopes as (
    select
        dimension,
        member,
        bit_or(bit) as bits,
    from required
    group by
        dimension,
        member
),

everywhere as (
    select coalesce(bit_or(bits), 0) as bits,
    from scopes
    where dimension = 'all'
),

-- Prefixes are compared with the few distinct codes, not with every unit.
regions as (
    select distinct region,
    from open_units
    where region is not null
),

region_scopes as (
    select
        regions.region,
        bit_or(scopes.bits) as bits,
    from regions
    inner join scopes on scopes.dimension = 'region' and starts_with(regions.region, scopes.member)
    group by regions.region
),

-- Units on any list of the campaign, whatever the start of its task.
campaign_scopes as (
    select
        unit_lists.unit_id,
        bit_or(scopes.bits) as bits,
    from unit_lists
    inner join scopes on scopes.dimension = 'campaign' and unit_lists.campaign = scopes.member
    group by unit_lists.unit_id
),

united as (
    select
        open_units.unit_id,
        everywhere.bits
        | coalesce(by_sector.bits, 0)
        | coalesce(by_industry.bits, 0)
        | coalesce(by_supervisor.bits, 0)
        | coalesce(by_size.bits, 0)
        | coalesce(by_unit.bits, 0)
        | coalesce(region_scopes.bits, 0)
        | coalesce(campaign_scopes.bits, 0) as bits,
    from open_units
    cross join everywhere
    left join scopes as by_sector on by_sector.dimension = 'sector' and open_units.sector = by_sector.member
    left join scopes as by_industry on by_industry.dimension = 'industry' and open_units.industry = by_industry.member
    left join
        scopes as by_supervisor
        on by_supervisor.dimension = 'supervisor' and open_units.supervisor = by_supervisor.member
    left join scopes as by_size on by_size.dimension = 'size' and open_units.size = by_size.member
    left join scopes as by_unit on by_unit.dimension = 'unit_id' and open_units.unit_id = by_unit.member
    left join region_scopes on open_units.region = region_scopes.region
    left join campaign_scopes on open_units.unit_id = campaign_scopes.unit_id
)

select
    unit_id,
    (bits & 1) != 0 as dual_review_required,
    (bits & 2) != 0 as rules_in_place_required,
    (bits & 4) != 0 as quarterly_activity_required,
from united
