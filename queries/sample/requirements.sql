-- One row per campaign that asks a check of some units: four that hold and one that is over.
with
asked as (
    select
        'dual_review' as check_id,
        'sector=institution' as scope,
        '示例省事业单位工会双述双评' as campaign,
        sample.as_of - 900 as starts_on,
        cast(null as date) as ends_on,
        '示例总工发〔' || (extract(year from sample.as_of) - 2) || '〕3号' as document,
    from sample

    union all

    select
        'rules_in_place' as check_id,
        'campaign=' || campaign_name(sample.as_of, 0) as scope,
        campaign_name(sample.as_of, 0) as campaign,
        campaign_start(sample.as_of, 0) as starts_on,
        sample.as_of + 180 as ends_on,
        '示例总工发〔' || extract(year from sample.as_of) || '〕12号' as document,
    from sample

    union all

    -- the last county, so that it is one at any number of units
    select
        'quarterly_activity' as check_id,
        'region=' || max(units.region) as scope,
        '示例县工会活力年' as campaign,
        max(sample.as_of) - 600 as starts_on,
        max(sample.as_of) + 200 as ends_on,
        '示例县总工发〔' || (extract(year from max(sample.as_of)) - 1) || '〕7号' as document,
    from units
    cross join sample

    union all

    select
        'quarterly_activity' as check_id,
        'supervisor=' || min(units.supervisor) as scope,
        '示例工会四季活动' as campaign,
        max(sample.as_of) - 400 as starts_on,
        cast(null as date) as ends_on,
        '示例工发〔' || (extract(year from max(sample.as_of)) - 1) || '〕21号' as document,
    from units
    cross join sample

    union all

    select
        'rules_in_place' as check_id,
        'sector=government' as scope,
        campaign_name(sample.as_of, 4) as campaign,
        campaign_start(sample.as_of, 4) as starts_on,
        campaign_start(sample.as_of, 4) + 330 as ends_on,
        '示例总工发〔' || (extract(year from sample.as_of) - 4) || '〕5号' as document,
    from sample
)

select
    *,
    'synthetic' as source_file,
    cast(row_number() over (order by check_id, scope, campaign) as integer) as source_row,
from asked
