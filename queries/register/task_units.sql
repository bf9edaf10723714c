-- One row per unit on a task's list.
-- key: task_id, unit_id, list_name
-- events: done_on
-- told from done_on: result, evidence
create table task_units (
    task_id varchar,
    unit_id varchar,
    list_name varchar,
    done_on date,
    result varchar,
    evidence varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
