-- One row per completeness declared. Most places have handed in everything; where a city has not, most of its counties
-- have, and of the province's own supervisors all but a few. So 3 to 10 % of the answers stay unknown.
with
-- The share of the cities that are complete. What few units have at all (an offer, a case) is complete everywhere:
-- where it is not, the question is open for every unit there, and the open ones would drown the few answers.
asked as (
    select *,
    from
        (
            values
            ('unions', 0.85),
            ('terms', 0.50),
            ('election_steps', 0.50),
            ('committees', 0.50),
            ('meetings', 0.50),
            ('agreements', 0.50),
            ('headcounts', 0.50),
            ('member_groups', 0.50),
            ('units', null),
            ('aliases', null),
            ('agreement_units', null),
            ('offers', null),
            ('cases', null),
            ('proposals', null),
            ('honours', null),
            ('self_checks', null),
            ('self_evaluations', null),
            ('title_steps', null),
            ('activities', null),
            ('systems', null),
            ('returns', null)
        ) as listed (table_name, share)
),

-- Meetings and what is asked over the last twelve months were kept for as long as the sample goes back, not for ever.
begun as (
    select
        asked.table_name,
        asked.share,
        sample.as_of,
        case
            when asked.table_name = 'meetings' then cast(date_trunc('year', sample.as_of) - to_years(2) as date)
            when asked.table_name = 'activities'
                then cast(date_trunc('quarter', sample.as_of) - to_months(18) as date)
            when asked.table_name in ('offers', 'cases', 'proposals') then sample.as_of - 730
        end as complete_from,
    from asked
    cross join sample
),

places as (
    select distinct
        left(region, 4) as city,
        region as county,
        case when region = '520000' then supervisor end as supervisor,
    from units
),

judged as (
    select
        begun.*,
        places.*,
        chance(places.city, begun.table_name) < begun.share as city_is_complete,
    from begun
    cross join places
),

declared as (
    select distinct
        table_name,
        case
            when share is null then 'all'
            when supervisor is not null then 'supervisor=' || supervisor
            when city_is_complete then 'region=' || city
            else 'region=' || county
        end as scope,
        complete_from,
        as_of as complete_to,
    from judged
    where
        share is null
        or (supervisor is not null and chance(supervisor, table_name) < 0.94)
        or (supervisor is null and (city_is_complete or chance(county, table_name) < 0.88))

    union all

    -- only institutions are asked for reviews
    select
        'reviews' as table_name,
        'sector=institution' as scope,
        null as complete_from,
        sample.as_of as complete_to,
    from sample
)

select
    *,
    'synthetic' as source_file,
    cast(row_number() over (order by table_name, scope) as integer) as source_row,
from declared
