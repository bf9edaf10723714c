-- One row per internal rule adopted (制度).
-- key: unit_id, kind
-- exists from: adopted_on
-- events: repealed_on
create table systems (
    unit_id varchar,
    kind varchar,
    adopted_on date,
    repealed_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
