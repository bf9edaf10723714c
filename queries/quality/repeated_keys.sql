-- title_zh: 主键重复
-- title_en: Records with one key
with

records as (
    select
        'activities' as table_name,
        activity_id as record,
    from activities
    union all
    select
        'agreement_units' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(agreement_id as varchar), ''),
            coalesce(cast(unit_id as varchar), '')
        ) as record,
    from agreement_units
    union all
    select
        'agreements' as table_name,
        agreement_id as record,
    from agreements
    union all
    select
        'aids' as table_name,
        aid_id as record,
    from aids
    union all
    select
        'aliases' as table_name,
        alias as record,
    from aliases
    union all
    select
        'cases' as table_name,
        case_id as record,
    from cases
    union all
    select
        'committees' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(kind as varchar), '')
        ) as record,
    from committees
    union all
    select
        'coverage' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(table_name as varchar), ''),
            coalesce(cast(scope as varchar), ''),
            coalesce(cast(complete_from as varchar), ''),
            coalesce(cast(complete_to as varchar), '')
        ) as record,
    from coverage
    union all
    select
        'election_steps' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(union_id as varchar), ''),
            coalesce(cast(term_no as varchar), ''),
            coalesce(cast(step as varchar), '')
        ) as record,
    from election_steps
    union all
    select
        'findings' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(check_id as varchar), ''),
            coalesce(cast(reported_on as varchar), ''),
            coalesce(cast(list_name as varchar), '')
        ) as record,
    from findings
    union all
    select
        'headcounts' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(counted_on as varchar), '')
        ) as record,
    from headcounts
    union all
    select
        'honours' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(level as varchar), '')
        ) as record,
    from honours
    union all
    select
        'meetings' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(kind as varchar), ''),
            coalesce(cast(held_on as varchar), '')
        ) as record,
    from meetings
    union all
    select
        'member_groups' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(union_id as varchar), ''),
            coalesce(cast(counted_on as varchar), ''),
            coalesce(cast(occupation as varchar), '')
        ) as record,
    from member_groups
    union all
    select
        'offers' as table_name,
        offer_id as record,
    from offers
    union all
    select
        'proposals' as table_name,
        proposal_id as record,
    from proposals
    union all
    select
        'requirements' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(check_id as varchar), ''),
            coalesce(cast(scope as varchar), ''),
            coalesce(cast(campaign as varchar), '')
        ) as record,
    from requirements
    union all
    select
        'returns' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(form as varchar), ''),
            coalesce(cast(period as varchar), '')
        ) as record,
    from returns
    union all
    select
        'reviews' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(year as varchar), '')
        ) as record,
    from reviews
    union all
    select
        'self_checks' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(period as varchar), '')
        ) as record,
    from self_checks
    union all
    select
        'self_evaluations' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(year as varchar), '')
        ) as record,
    from self_evaluations
    union all
    select
        'stages' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(campaign as varchar), ''),
            coalesce(cast(stage as varchar), '')
        ) as record,
    from stages
    union all
    select
        'statements' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(check_id as varchar), ''),
            coalesce(cast(said_on as varchar), '')
        ) as record,
    from statements
    union all
    select
        'systems' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(kind as varchar), '')
        ) as record,
    from systems
    union all
    select
        'task_units' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(task_id as varchar), ''),
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(list_name as varchar), '')
        ) as record,
    from task_units
    union all
    select
        'tasks' as table_name,
        task_id as record,
    from tasks
    union all
    select
        'terms' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(union_id as varchar), ''),
            coalesce(cast(elected_on as varchar), '')
        ) as record,
    from terms
    union all
    select
        'title_steps' as table_name,
        concat_ws(
            ' · ',
            coalesce(cast(unit_id as varchar), ''),
            coalesce(cast(title as varchar), ''),
            coalesce(cast(year as varchar), ''),
            coalesce(cast(step as varchar), '')
        ) as record,
    from title_steps
    union all
    select
        'unions' as table_name,
        union_id as record,
    from unions
    union all
    select
        'units' as table_name,
        unit_id as record,
    from units
)

select
    table_name,
    record,
    count(*) as times,
from records
group by
    table_name,
    record
having count(*) > 1
order by
    table_name,
    record
