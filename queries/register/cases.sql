-- One row per mediation case.
-- key: case_id
-- exists from: applied_on
-- events: accepted_on, closed_on, fulfilled_on
-- told from closed_on: outcome
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
