-- One row per statement of a unit about a finding (情况说明).
-- key: unit_id, check_id, said_on
-- exists from: said_on
create table statements (
    unit_id varchar,
    check_id varchar,
    said_on date,
    text varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
