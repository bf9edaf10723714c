-- One row per unit of an invented province. Counties and supervisors run with the number, as in a list kept by place.
with
-- Which employers a supervising union looks after, as cumulative shares; what is left are enterprises. Over all kinds
-- that makes 77 % enterprises, 9 % institutions, 5 % organs, 5 % social organisations and 2 % self-employed.
kinds as (
    select *,
    from
        (
            values
            ('general', 0.62, '总工会', 0.050, 0.075, 0.118, 0.140),
            ('street', 0.79, '街道总工会', 0.045, 0.065, 0.135, 0.185),
            ('park', 0.89, '开发区工会', 0.020, 0.040, 0.060, 0.070),
            ('education', 0.96, '教育工会', 0.030, 0.750, 0.870, 0.870),
            ('health', 1.00, '卫生健康工会', 0.050, 0.600, 0.700, 0.700),
            ('province', null, '直属机关工会', 0.220, 0.500, 0.560, 0.560)
        ) as listed (kind, upto, title, to_government, to_institution, to_social, to_self_employed)
),

supervisor_numbers as (
    select
        counted.number,
        supervisor_count(sample.units) as supervisors,
        (counted.number + 0.5) / supervisor_count(sample.units) as place,
        -- the first 2 % are the province's own: organs and firms that register under 520000
        sample.units > 10 and counted.number < ceil(0.02 * supervisor_count(sample.units)) as is_provincial,
    from
        sample,
        range(cast(supervisor_count(sample.units) as bigint)) as counted (number)
),

supervisor_kinds as (
    select
        supervisor_numbers.number,
        supervisor_numbers.supervisors,
        case when supervisor_numbers.is_provincial then '520000' else counties.code end as region,
        case
            when supervisor_numbers.is_provincial then 'province'
            when chance(supervisor_numbers.number, 'kind') < 0.62 then 'general'
            when chance(supervisor_numbers.number, 'kind') < 0.79 then 'street'
            when chance(supervisor_numbers.number, 'kind') < 0.89 then 'park'
            when chance(supervisor_numbers.number, 'kind') < 0.96 then 'education'
            else 'health'
        end as kind,
    from supervisor_numbers
    inner join counties
        on
            supervisor_numbers.place >= counties.from_share
            and supervisor_numbers.place < counties.to_share
),

supervisors as (
    select
        supervisor_kinds.number,
        supervisor_kinds.region,
        supervisor_kinds.kind,
        '示例' || case
            when supervisor_kinds.kind = 'province' then '省'
            when supervisor_kinds.kind in ('education', 'health') and supervisor_kinds.region >= '522000' then '州'
            when supervisor_kinds.kind in ('education', 'health') or right(supervisor_kinds.region, 2) >= '81' then '市'
            when right(supervisor_kinds.region, 2) >= '21' then '县'
            else '区'
        end || kinds.title || lpad(
            cast(supervisor_kinds.number + 1 as varchar),
            cast(length(cast(cast(supervisor_kinds.supervisors as bigint) as varchar)) as integer),
            '0'
        ) as supervisor,
        kinds.to_government,
        kinds.to_institution,
        kinds.to_social,
        kinds.to_self_employed,
    from supervisor_kinds
    inner join kinds
        on supervisor_kinds.kind = kinds.kind
),

placed as (
    select
        numbers.number,
        sample.as_of,
        supervisors.region,
        supervisors.supervisor,
        supervisors.kind,
        neglect(supervisors.region, supervisors.supervisor) as neglect,
        -- joint unions gather a dozen neighbours under one supervisor
        (numbers.number - 1) // 12 as block,
        supervisor_of((numbers.number - 1) // 12 * 12 + 1, sample.units) = supervisors.number as block_is_whole,
        case
            when chance(numbers.number, 'sector') < supervisors.to_government then 'government'
            when chance(numbers.number, 'sector') < supervisors.to_institution then 'institution'
            when chance(numbers.number, 'sector') < supervisors.to_social then 'social_organisation'
            when chance(numbers.number, 'sector') < supervisors.to_self_employed then 'self_employed'
            else 'enterprise'
        end as true_sector,
    from numbers
    cross join sample
    inner join supervisors
        on supervisor_of(numbers.number, sample.units) = supervisors.number
),

-- One letter a percent: the mix of industries of a kind of employer.
industries as (
    select
        *,
        substr(
            case
                when true_sector = 'government'
                    then
                        'SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS'
                        || 'SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSNN'
                when kind = 'education'
                    then
                        'PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP'
                        || 'PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPMRR'
                when kind = 'health'
                    then
                        'QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ'
                        || 'QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQFFFMMM'
                when true_sector = 'institution'
                    then
                        'PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPQQQQQQQQQQQQQQQQQQQQ'
                        || 'AAAAAAMMMMMMMMMMMMNNNNNNNNNNRRRRRRRRRRRRSSSSSSSSSS'
                when true_sector = 'social_organisation'
                    then
                        'SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS'
                        || 'PPPPPPPPPPPPPPPPPPPPQQQQQQQQQQQQRRRRRRRRRRMMMMAAAA'
                when true_sector = 'self_employed'
                    then
                        'FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF'
                        || 'FFFFFFHHHHHHHHHHHHHHHHHHHHHHHHOOOOOOOOOOOOOGGGGGCC'
                else
                    'AAAAABBCCCCCCCCCCCCCCCCCCCDEEEEEEEEEEFFFFFFFFFFFFF'
                    || 'FFFFFFFFFFFFFFFGGGGHHHHHHIIIIJKKKKLLLLLLLLLMMMMMOO'
            end,
            whole(1, 100, number, 'industry'),
            1
        ) as main_industry,
    from placed
),

-- Headcounts are log-normal: most employers are small. A quarter of the enterprises reach 25, one in 2,000 has 1,000.
staffed as (
    select
        *,
        case
            when chance(number, 'industry') < 0.0002 then 'T'
            when true_sector = 'enterprise' and chance(number, 'rarer industry') < 0.06
                then pick(['N', 'O', 'P', 'Q', 'R', 'R'], number, 'which rarer industry')
            else main_industry
        end as industry,
        case
            when true_sector in ('government', 'institution') then 'state'
            when true_sector = 'self_employed' then 'private'
            when true_sector = 'social_organisation'
                then case when chance(number, 'ownership') < 0.3 then 'collective' else 'other' end
            when kind = 'province' and chance(number, 'ownership of the province') < 0.6 then 'state'
            when chance(number, 'ownership') < 0.84 then 'private'
            when chance(number, 'ownership') < 0.90 then 'state'
            when chance(number, 'ownership') < 0.93 then 'collective'
            when chance(number, 'ownership') < 0.942 then 'hk_macao_taiwan'
            when chance(number, 'ownership') < 0.957 then 'foreign'
            else 'other'
        end as ownership,
        cast(round(least(40000, greatest(1, case true_sector
            when 'government' then exp(3.4 + 0.9 * bell(number, 'employees'))
            when 'institution' then exp(3.8 + 1.0 * bell(number, 'employees'))
            when 'social_organisation' then exp(2.1 + 0.9 * bell(number, 'employees'))
            when 'self_employed' then exp(1.0 + 0.7 * bell(number, 'employees'))
            else exp(2.3 + 1.4 * bell(number, 'employees'))
        end * case when kind = 'province' then 2 else 1 end))) as integer) as true_employees,
    from industries
),

-- Who has a union of its own: private enterprises least often, and small units rarely.
likely as (
    select
        *,
        case
            when true_employees >= 25
                then
                    case
                        when true_sector in ('government', 'institution') then 0.93
                        when true_sector = 'social_organisation' then 0.58
                        when true_sector = 'self_employed' then 0.25
                        when ownership = 'state' then 0.93
                        when ownership in ('collective', 'foreign', 'hk_macao_taiwan') then 0.75
                        else 0.62
                    end
            when true_sector in ('government', 'institution') then 0.70
            when ownership = 'state' then 0.50
            when true_sector = 'social_organisation' then 0.08
            else 0.03
        end as likely_share,
    from staffed
),

organised as (
    select
        *,
        -- neglect divides the odds, so that a share never leaves 0 to 1
        chance(number, 'union') < likely_share / (likely_share + (1 - likely_share) * neglect) as has_own_union,
    from likely
),

-- Joint unions are the work of streets and development zones above all.
gathered as (
    select
        *,
        not has_own_union
        and true_employees < 25
        and true_sector not in ('government', 'institution')
        and block_is_whole
        and chance(block, 'joint union') < case when kind in ('street', 'park') then 0.24 else 0.09 end
        and chance(number, 'joins') < 0.8 as joins,
    from organised
),

dated as (
    select
        *,
        known(
            as_of - 40 - cast(floor(power(chance(number, 'founded'), 0.8) * 11000) as integer),
            0.03,
            number,
            'founded known'
        ) as founded_on,
    from gathered
),

closed as (
    select
        *,
        -- 2 % have closed, at some time of their life and seldom longer than six years ago
        case
            when chance(number, 'closed') < 0.02 then
                greatest(
                    as_of - whole(0, 2200, number, 'closed when'),
                    coalesce(founded_on + 20, date '1990-01-01')
                )
        end as closed_on,
        -- after the statistical rule of 2017, by headcount only
        case
            when industry in ('A', 'B', 'C', 'D', 'E', 'G') then 300
            when industry = 'F' then 50
            else 100
        end as medium_from,
        case
            when industry in ('A', 'B', 'C', 'D', 'E', 'G') then 1000
            when industry = 'F' then 200
            else 300
        end as large_from,
        cast(floor(true_employees * least(1, greatest(0, case
            when industry in ('B', 'E') then 0.14
            when industry in ('D', 'G') then 0.25
            when industry in ('H', 'P', 'Q') then 0.64
            else 0.43
        end + 0.12 * bell(number, 'women')))) as integer) as true_female_employees,
    from dated
)

select
    'p' || lpad(cast(number as varchar), 10, '0') as unit_id,
    '示例' || case
        when true_sector = 'institution' and industry = 'P' then '学校'
        when true_sector = 'institution' and industry = 'Q' then '医院'
        else
            [
                '农业', '矿业', '机械', '能源', '建设', '商贸', '运输', '酒店', '软件', '金融',
                '置业', '商务', '科技', '环境', '家政', '教育', '健康', '文化', '事务', '国际'
            ][ascii(industry) - 64] || case true_sector
                when 'enterprise' then '公司'
                when 'government' then '局'
                when 'institution' then '中心'
                when 'social_organisation' then '协会'
                else '店'
            end
    end || lpad(cast(number as varchar), 8, '0') as name,
    -- no credit codes: one with a right check digit could be somebody's
    known(true_sector, 0.01, number, 'sector known') as sector,
    case
        when chance(number, 'sector known') >= 0.01
            then case when chance(number, 'sector source') < 0.93 then 'declared' else 'inferred' end
    end as sector_source,
    known(ownership, 0.015, number, 'ownership known') as ownership,
    known(industry, 0.01, number, 'industry known') as industry,
    region,
    supervisor,
    case
        when true_sector = 'enterprise' and chance(number, 'size known') >= 0.005 then case
            when true_employees >= large_from then 'large'
            when true_employees >= medium_from then 'medium'
            when true_employees >= 20 then 'small'
            else 'micro'
        end
    end as size,
    case when true_sector = 'enterprise' and chance(number, 'size known') >= 0.005 then 'declared' end as size_source,
    -- an institution that bargains like an enterprise; not asked of others
    case
        when true_sector = 'institution' then known(chance(number, 'managed') < 0.12, 0.05, number, 'managed known')
    end as enterprise_managed,
    case
        when true_sector = 'institution' then known(chance(number, 'managed') >= 0.88, 0.04, number, 'servants known')
    end as civil_service_managed,
    case
        when chance(number, 'operating') < 0.010 then 'suspended'
        when chance(number, 'operating') < 0.015 then 'revoked'
        when chance(number, 'operating') < 0.020 then 'preparing'
        when chance(number, 'operating') < 0.120 then null
        else 'open'
    end as operating_status,
    -- a parent has a smaller number, so no chain comes back to its start
    case
        when chance(number, 'has parent') < 0.03 and number > 20
            then 'p' || lpad(cast(number - whole(1, 20, number, 'parent') as varchar), 10, '0')
    end as parent_unit_id,
    known(true_employees, 0.02, number, 'employees known') as employees,
    known(true_female_employees, 0.04, number, 'employees known') as female_employees,
    case
        when has_own_union then 'g' || lpad(cast(number as varchar), 10, '0')
        when joins then 'j' || lpad(cast(block as varchar), 10, '0')
    end as union_id,
    founded_on,
    closed_on,
    'synthetic' as source_file,
    cast(number as integer) as source_row,
from closed
