-- One row per title or candidacy (职工之家) of a unit.
-- key: unit_id, level
create table honours (
    unit_id varchar,
    level varchar,
    status varchar,
    awarded_on date,
    revoked_on date,
    reviewed_on date,
    review_result varchar,
    rework_due_on date,
    rework_closed_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
