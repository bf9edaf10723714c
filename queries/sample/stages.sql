-- One row per stage of a campaign.
with
written as (
    select *,
    from
        (
            values
            (1, '动员部署', 0, 20),
            (2, '组织实施', 21, 180),
            (3, '检查验收', 181, 270),
            (4, '总结通报', 271, 330)
        ) as listed (place, stage, after, until)
),

campaigns as (
    select
        sample.as_of,
        counted.years_back,
    from sample
    cross join (values (0), (2), (4)) as counted (years_back)
)

select
    campaign_name(campaigns.as_of, campaigns.years_back) as campaign,
    written.stage,
    campaign_start(campaigns.as_of, campaigns.years_back) + written.after as starts_on,
    campaign_start(campaigns.as_of, campaigns.years_back) + written.until as ends_on,
    '第' || written.place || '阶段 ' || written.stage as raw_text,
    'synthetic' as source_file,
    cast(row_number() over (order by campaigns.years_back, written.place) as integer) as source_row,
from campaigns
cross join written
