-- One row per completeness declared: where a missing row means that the thing was not done.
-- key: table_name, scope, complete_from, complete_to
create table coverage (
    table_name varchar,
    scope varchar,
    complete_from date,
    complete_to date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
