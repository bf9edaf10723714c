-- One row per activity planned or held.
-- key: activity_id
-- exists from: held_on, unless planned_for
-- events: held_on
-- told from held_on: attended, on_leave
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
