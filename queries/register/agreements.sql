-- One row per collective agreement.
-- key: agreement_id
-- exists from: signed_on
-- events: approved_on, filed_on
create table agreements (
    agreement_id varchar,
    unit_id varchar,
    level varchar,
    kind varchar,
    includes_wages boolean,
    signed_on date,
    approved_on date,
    filed_on date,
    effective_on date,
    expires_on date,
    covered_employees integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
