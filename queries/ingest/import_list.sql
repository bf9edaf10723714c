-- The files of every import, the latest first.
select
    imported_at,
    imported_by,
    source_file as file,
    source_sheet as sheet,
    table_name as "table",
    sha256,
    rows_read,
    rows_accepted,
    rows_quarantined,
    rows_skipped,
    import_id,
from imports
order by
    imported_at desc,
    import_id desc,
    source_file,
    source_sheet
