-- One row per step on a unit's way to a title: 和谐企业, or a home of workers of some level. year is the year for which
-- the title is sought; all steps of one way carry it. An empty done_on is a step that was not taken by then.
-- key: unit_id, title, year, step
-- exists from: done_on
create table title_steps (
    unit_id varchar,
    title varchar,
    year integer,
    step varchar,
    done_on date,
    result varchar,
    document varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
