-- One row per mediation case.
-- key: case_id
create table cases (
    case_id varchar,
    unit_id varchar,
    applied_on date,
    accepted_on date,
    closed_on date,
    extended boolean,
    outcome varchar,
    fulfilled_on date,
    people integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
