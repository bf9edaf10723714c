-- One row per file and sheet imported, with what became of its rows.
-- key: import_id, source_file, source_sheet, table_name
create table imports (
    import_id varchar,
    imported_at timestamp,
    imported_by varchar,
    source_file varchar,
    source_sheet varchar,
    table_name varchar,
    sha256 varchar,
    rows_read integer,
    rows_accepted integer,
    rows_quarantined integer,
    rows_skipped integer
);
