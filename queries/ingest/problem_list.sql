-- One row per quarantined row or warning, the latest import first.
with

moments as (
    -- a sheet with several tables has a row for each in imports
    select
        import_id,
        max(imported_at) as imported_at,
    from imports
    group by import_id
)

select
    problems.source_file as file,
    problems.source_sheet as sheet,
    problems.source_row as "row",
    problems.source_column as "column",
    problems.value,
    problems.code,
    problems.message,
    problems.level,
    problems.table_name as "table",
    problems.import_id,
from problems
left join moments on problems.import_id = moments.import_id
order by
    moments.imported_at desc nulls last,
    problems.import_id desc,
    file,
    sheet,
    row nulls first,
    problems.source_column
