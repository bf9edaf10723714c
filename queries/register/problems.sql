-- One row per quarantined row or warning of an import. level is error (the row is quarantined) or warning (it is kept).
create table problems (
    import_id varchar,
    table_name varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    source_column varchar,
    value varchar,
    level varchar,
    code varchar,
    message varchar
);
