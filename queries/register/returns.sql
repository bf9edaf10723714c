-- One row per report that a unit owes (报送).
-- key: unit_id, form, period
-- events: received_on
-- told from received_on: status
create table returns (
    unit_id varchar,
    form varchar,
    period varchar,
    due_on date,
    received_on date,
    status varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
