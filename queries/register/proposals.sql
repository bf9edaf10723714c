-- One row per proposal to a workers' congress.
-- key: proposal_id
-- exists from: filed_on
-- events: closed_on
create table proposals (
    proposal_id varchar,
    unit_id varchar,
    filed_on date,
    due_on date,
    closed_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
