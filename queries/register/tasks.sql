-- One row per task of a campaign.
-- key: task_id
create table tasks (
    task_id varchar,
    campaign varchar,
    parent_task varchar,
    title varchar,
    target integer,
    unit_of_target varchar,
    target_note varchar,
    done_count integer,
    starts_on date,
    due_on date,
    owner varchar,
    responsible_post varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
