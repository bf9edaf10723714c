-- One row per table that holds rows: how many, when the last of them came in, up to when it is declared complete.
with

records as (
    select
        'activities' as table_name,
        import_id,
        count(*) as amount,
    from activities
    group by import_id
    union all
    select
        'agreement_units' as table_name,
        import_id,
        count(*) as amount,
    from agreement_units
    group by import_id
    union all
    select
        'agreements' as table_name,
        import_id,
        count(*) as amount,
    from agreements
    group by import_id
    union all
    select
        'aids' as table_name,
        import_id,
        count(*) as amount,
    from aids
    group by import_id
    union all
    select
        'aliases' as table_name,
        import_id,
        count(*) as amount,
    from aliases
    group by import_id
    union all
    select
        'cases' as table_name,
        import_id,
        count(*) as amount,
    from cases
    group by import_id
    union all
    select
        'committees' as table_name,
        import_id,
        count(*) as amount,
    from committees
    group by import_id
    union all
    select
        'coverage' as table_name,
        import_id,
        count(*) as amount,
    from coverage
    group by import_id
    union all
    select
        'election_steps' as table_name,
        import_id,
        count(*) as amount,
    from election_steps
    group by import_id
    union all
    select
        'findings' as table_name,
        import_id,
        count(*) as amount,
    from findings
    group by import_id
    union all
    select
        'headcounts' as table_name,
        import_id,
        count(*) as amount,
    from headcounts
    group by import_id
    union all
    select
        'honours' as table_name,
        import_id,
        count(*) as amount,
    from honours
    group by import_id
    union all
    select
        'meetings' as table_name,
        import_id,
        count(*) as amount,
    from meetings
    group by import_id
    union all
    select
        'member_groups' as table_name,
        import_id,
        count(*) as amount,
    from member_groups
    group by import_id
    union all
    select
        'offers' as table_name,
        import_id,
        count(*) as amount,
    from offers
    group by import_id
    union all
    select
        'proposals' as table_name,
        import_id,
        count(*) as amount,
    from proposals
    group by import_id
    union all
    select
        'requirements' as table_name,
        import_id,
        count(*) as amount,
    from requirements
    group by import_id
    union all
    select
        'returns' as table_name,
        import_id,
        count(*) as amount,
    from returns
    group by import_id
    union all
    select
        'reviews' as table_name,
        import_id,
        count(*) as amount,
    from reviews
    group by import_id
    union all
    select
        'self_checks' as table_name,
        import_id,
        count(*) as amount,
    from self_checks
    group by import_id
    union all
    select
        'self_evaluations' as table_name,
        import_id,
        count(*) as amount,
    from self_evaluations
    group by import_id
    union all
    select
        'stages' as table_name,
        import_id,
        count(*) as amount,
    from stages
    group by import_id
    union all
    select
        'statements' as table_name,
        import_id,
        count(*) as amount,
    from statements
    group by import_id
    union all
    select
        'systems' as table_name,
        import_id,
        count(*) as amount,
    from systems
    group by import_id
    union all
    select
        'task_units' as table_name,
        import_id,
        count(*) as amount,
    from task_units
    group by import_id
    union all
    select
        'tasks' as table_name,
        import_id,
        count(*) as amount,
    from tasks
    group by import_id
    union all
    select
        'terms' as table_name,
        import_id,
        count(*) as amount,
    from terms
    group by import_id
    union all
    select
        'title_steps' as table_name,
        import_id,
        count(*) as amount,
    from title_steps
    group by import_id
    union all
    select
        'unions' as table_name,
        import_id,
        count(*) as amount,
    from unions
    group by import_id
    union all
    select
        'units' as table_name,
        import_id,
        count(*) as amount,
    from units
    group by import_id
),

imported as (
    select
        import_id,
        max(imported_at) as imported_at,
    from imports
    group by import_id
),

complete as (
    select
        table_name,
        max(complete_to) as complete_to,
    from coverage
    where scope = 'all'
    group by table_name
)

select
    records.table_name,
    cast(sum(records.amount) as bigint) as amount,
    max(imported.imported_at) as imported_at,
    -- of rows without an import, such as invented ones, nobody knows since when they are there
    cast(coalesce(sum(records.amount) filter (where imported.import_id is null), 0) as bigint) as undated,
    max(complete.complete_to) as complete_to,
from records
left join imported on records.import_id = imported.import_id
left join complete on records.table_name = complete.table_name
group by records.table_name
order by records.table_name
