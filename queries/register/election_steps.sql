-- One row per step of a re-election.
-- key: union_id, term_no, step
-- events: done_on
-- told from done_on: document_no
create table election_steps (
    union_id varchar,
    term_no integer,
    step varchar,
    done_on date,
    document_no varchar,
    promised_on date,
    note varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
