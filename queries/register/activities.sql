-- One row per activity planned or held.
-- key: activity_id
create table activities (
    activity_id varchar,
    unit_id varchar,
    planned_for date,
    held_on date,
    theme varchar,
    group_name varchar,
    expected integer,
    attended integer,
    on_leave integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
