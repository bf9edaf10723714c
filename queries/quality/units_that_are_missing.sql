-- title_zh: 引用的单位不在册
-- title_en: Units that records name and the register lacks
with

named as (
    select
        'activities' as table_name,
        unit_id,
    from activities
    union
    select
        'agreement_units' as table_name,
        unit_id,
    from agreement_units
    union
    select
        'agreements' as table_name,
        unit_id,
    from agreements
    union
    select
        'aids' as table_name,
        unit_id,
    from aids
    union
    select
        'aliases' as table_name,
        unit_id,
    from aliases
    union
    select
        'cases' as table_name,
        unit_id,
    from cases
    union
    select
        'committees' as table_name,
        unit_id,
    from committees
    union
    select
        'findings' as table_name,
        unit_id,
    from findings
    union
    select
        'headcounts' as table_name,
        unit_id,
    from headcounts
    union
    select
        'honours' as table_name,
        unit_id,
    from honours
    union
    select
        'meetings' as table_name,
        unit_id,
    from meetings
    union
    select
        'offers' as table_name,
        unit_id,
    from offers
    union
    select
        'proposals' as table_name,
        unit_id,
    from proposals
    union
    select
        'returns' as table_name,
        unit_id,
    from returns
    union
    select
        'reviews' as table_name,
        unit_id,
    from reviews
    union
    select
        'self_checks' as table_name,
        unit_id,
    from self_checks
    union
    select
        'self_evaluations' as table_name,
        unit_id,
    from self_evaluations
    union
    select
        'statements' as table_name,
        unit_id,
    from statements
    union
    select
        'systems' as table_name,
        unit_id,
    from systems
    union
    select
        'task_units' as table_name,
        unit_id,
    from task_units
    union
    select
        'title_steps' as table_name,
        unit_id,
    from title_steps
)

select
    named.table_name,
    named.unit_id,
from named
left join units
    on units.unit_id = named.unit_id
where named.unit_id is not null and units.unit_id is null
order by
    named.table_name,
    named.unit_id
