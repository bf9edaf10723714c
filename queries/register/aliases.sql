-- One row per spelling of a unit's name.
-- key: alias
create table aliases (
    alias varchar,
    unit_id varchar,
    method varchar,
    confirmed_by varchar,
    confirmed_at timestamp,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
