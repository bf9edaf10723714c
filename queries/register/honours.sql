-- One row per title or candidacy (职工之家) of a unit.
-- key: unit_id, level
-- events: revoked_on, reviewed_on, rework_closed_on
-- told from awarded_on: status=awarded
-- told from reviewed_on: review_result, status=rework
-- told from revoked_on: status=revoked
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
