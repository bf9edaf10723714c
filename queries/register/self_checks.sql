-- One row per labour-practice self-check due (劳动用工自查).
-- key: unit_id, period
-- events: submitted_on
-- told from submitted_on: problems_found, problems_fixed
create table self_checks (
    unit_id varchar,
    period varchar,
    due_on date,
    submitted_on date,
    problems_found integer,
    problems_fixed integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
