-- One row per campaign that asks a check of some units.
-- key: check_id, scope, campaign
create table requirements (
    check_id varchar,
    scope varchar,
    campaign varchar,
    starts_on date,
    ends_on date,
    document varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
