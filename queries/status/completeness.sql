-- One row per open unit: for which tables the register is declared complete about it, on the date and over the windows
-- that questions look back on.
with

-- A set of declarations is one number, so that scopes are joined once and united with |.
table_bits as (
    select
        table_name,
        span,
        bit,
    from (
        values
        ('unions', 'day', 1),
        ('terms', 'day', 2),
        ('committees', 'day', 4),
        ('agreements', 'day', 8),
        ('honours', 'day', 16),
        ('self_checks', 'day', 32),
        ('offers', 'day', 64),
        ('cases', 'day', 128),
        ('meetings', 'day', 256),
        ('proposals', 'day', 512),
        ('headcounts', 'day', 1024),
        ('member_groups', 'day', 2048),
        ('self_evaluations', 'day', 4096),
        ('reviews', 'day', 8192),
        ('systems', 'day', 16384),
        ('activities', 'day', 32768),
        ('returns', 'day', 65536),
        ('offers', 'year', 131072),
        ('agreements', 'year', 262144),
        ('cases', 'year', 524288),
        ('proposals', 'year', 1048576),
        ('activities', 'year', 2097152),
        ('meetings', 'two_years', 4194304),
        ('meetings', 'this_year', 8388608),
        ('activities', 'quarter', 16777216),
        ('title_steps', 'day', 33554432)
    ) as listed (table_name, span, bit)
),

-- The first day of each window; all run to the date, and one declaration must cover the whole (reading 16).
spans as (
    select
        as_of,
        -- An event lies in the year while event + 12 months has not passed: twelve months before 29 February is one
        -- day too early (reading 6).
        case
            when cast(cast(as_of - interval 12 month as date) + interval 12 month as date) >= as_of
                then cast(as_of - interval 12 month as date)
            else cast(cast(as_of - interval 12 month as date) + interval 1 day as date)
        end as year_from,
        cast(date_trunc('year', as_of) as date) as this_year_from,
        cast(cast(date_trunc('year', as_of) as date) - interval 12 month as date) as two_years_from,
        -- The last full quarter ended before the date's own began (reading 9).
        cast(cast(date_trunc('quarter', as_of) as date) - interval 3 month as date) as quarter_from,
    from as_of
),

-- A scope is empty, `all` or `dimension=value` (reading 14); empty bounds are open (reading 15).
declared as (
    select
        cast(table_bits.bit as bigint) as bit,
        case
            when table_bits.table_name = 'offers' and table_bits.span = 'day'
                then coalesce(coverage.complete_from, date '0001-01-01')
        end as offers_from,
        case
            when coalesce(coverage.scope, '') in ('', 'all') then 'all'
            else split_part(coverage.scope, '=', 1)
        end as dimension,
        case
            when coalesce(coverage.scope, '') in ('', 'all') then ''
            else substr(coverage.scope, length(split_part(coverage.scope, '=', 1)) + 2)
        end as member,
    from coverage
    cross join spans
    inner join table_bits on coverage.table_name = table_bits.table_name
    where
        coalesce(
            coverage.complete_from <= case
                when table_bits.span = 'day' then spans.as_of
                when table_bits.span = 'year' then spans.year_from
                when table_bits.span = 'this_year' then spans.this_year_from
                when table_bits.span = 'two_years' then spans.two_years_from
                when table_bits.span = 'quarter' then spans.quarter_from
            end,
            true
        )
        and coalesce(coverage.complete_to >= spans.as_of, true)
),

scopes as (
    select
        dimension,
        member,
        bit_or(bit) as bits,
        min(offers_from) as offers_from,
    from declared
    group by
        dimension,
        member
),

everywhere as (
    select
        coalesce(bit_or(bits), 0) as bits,
        min(offers_from) as offers_from,
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
        min(scopes.offers_from) as offers_from,
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
        least(
            everywhere.offers_from,
            by_sector.offers_from,
            by_industry.offers_from,
            by_supervisor.offers_from,
            by_size.offers_from,
            by_unit.offers_from,
            region_scopes.offers_from
        ) as offers_complete_from,
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
    (bits & 64) != 0 as offers_complete,
    (bits & 128) != 0 as cases_complete,
    (bits & 256) != 0 as meetings_complete,
    (bits & 512) != 0 as proposals_complete,
    (bits & 1024) != 0 as headcounts_complete,
    (bits & 2048) != 0 as member_groups_complete,
    (bits & 4096) != 0 as self_evaluations_complete,
    (bits & 8192) != 0 as reviews_complete,
    (bits & 16384) != 0 as systems_complete,
    (bits & 32768) != 0 as activities_complete,
    (bits & 65536) != 0 as returns_complete,
    (bits & 131072) != 0 as offers_complete_year,
    (bits & 262144) != 0 as agreements_complete_year,
    (bits & 524288) != 0 as cases_complete_year,
    (bits & 1048576) != 0 as proposals_complete_year,
    (bits & 2097152) != 0 as activities_complete_year,
    (bits & 4194304) != 0 as meetings_complete_two_years,
    (bits & 8388608) != 0 as meetings_complete_this_year,
    (bits & 16777216) != 0 as activities_complete_quarter,
    (bits & 33554432) != 0 as title_steps_complete,
    -- The earliest day from which one declaration covers offers up to the date: the window of renewal_opened begins on
    -- another day for every unit.
    offers_complete_from,
from united
