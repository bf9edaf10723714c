-- One row per open unit: for which tables the register is declared complete about it on the date.
with

-- A set of tables is one number, so that scopes are joined once and united with |.
table_bits as (
    select
        'unions' as table_name,
        1 as bit,
    union all
    select
        'terms',
        2,
    union all
    select
        'committees',
        4,
    union all
    select
        'agreements',
        8,
    union all
    select
        'honours',
        16,
    union all
    select
        'self_checks',
        32,
),

-- A scope is empty, `all` or `dimension=value` (reading 14); empty bounds are open (reading 15).
declared as (
    select
        table_bits.bit,
        case
            when coalesce(coverage.scope, '') in ('', 'all') then 'all'
            else split_part(coverage.scope, '=', 1)
        end as dimension,
        case
            when coalesce(coverage.scope, '') in ('', 'all') then ''
            else substr(coverage.scope, length(split_part(coverage.scope, '=', 1)) + 2)
        end as member,
    from coverage
    cross join as_of
    inner join table_bits on coverage.table_name = table_bits.table_name
    where
        coalesce(coverage.complete_from <= as_of.as_of, true)
        and coalesce(coverage.complete_to >= as_of.as_of, true)
),

scopes as (
    select
        dimension,
        member,
        bit_or(bit) as bits,
    from declared
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

united as (
    select
        open_units.unit_id,
        everywhere.bits
        | coalesce(by_sector.bits, 0)
        | coalesce(by_industry.bits, 0)
        | coalesce(by_supervisor.bits, 0)
        | coalesce(by_size.bits, 0)
        | coalesce(by_unit.bits, 0)
        | coalesce(region_scopes.bits, 0) as bits,
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
)

select
    unit_id,
    (bits & 1) != 0 as unions_complete,
    (bits & 2) != 0 as terms_complete,
    (bits & 4) != 0 as committees_complete,
    (bits & 8) != 0 as agreements_complete,
    (bits & 16) != 0 as honours_complete,
    (bits & 32) != 0 as self_checks_complete,
from united
