-- One row per suggestion that a spelling names a unit, refused by a person.
-- key: alias, unit_id
create table refusals (
    alias varchar,
    unit_id varchar,
    refused_by varchar,
    refused_at timestamp,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
