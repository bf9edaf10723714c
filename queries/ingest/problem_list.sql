-- One row per quarantined row or warning, the latest import first.
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
left join imports
    on
        problems.import_id = imports.import_id
        and problems.source_file = imports.source_file
        and problems.source_sheet = imports.source_sheet
order by imports.imported_at desc nulls last, problems.import_id, file, sheet, row nulls first, problems.source_column
