-- One row per elected committee (届次) of a union.
-- key: union_id, elected_on
-- exists from: elected_on
-- events: approved_on
-- told from approved_on: approval_no
create table terms (
    union_id varchar,
    elected_on date,
    term_no integer,
    term_years integer,
    ends_on date,
    extended_to date,
    extension_approved boolean,
    eligible integer,
    present integer,
    votes_for integer,
    committee_size integer,
    approved_on date,
    approval_no varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
