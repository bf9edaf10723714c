-- One row per aid given or planned (帮扶): money or goods to a school, an enterprise or people. amount_yuan is in whole
-- yuan, of goods their value; an empty given_on is an aid that was not given by then.
-- key: aid_id
-- events: given_on
create table aids (
    aid_id varchar,
    unit_id varchar,
    recipient varchar,
    kind varchar,
    amount_yuan integer,
    goods varchar,
    people integer,
    given_on date,
    note varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
