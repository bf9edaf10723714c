-- One row per meeting held.
-- key: unit_id, kind, held_on
-- exists from: held_on
create table meetings (
    unit_id varchar,
    kind varchar,
    held_on date,
    delegates integer,
    present integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
