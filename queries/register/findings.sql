-- One row per problem that somebody reported about a unit.
-- key: unit_id, check_id, reported_on, list_name
-- exists from: reported_on
-- events: closed_on
create table findings (
    unit_id varchar,
    check_id varchar,
    reported_on date,
    list_name varchar,
    due_on date,
    closed_on date,
    source varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
