-- One row per unit covered by a regional or industry agreement.
-- key: agreement_id, unit_id
create table agreement_units (
    agreement_id varchar,
    unit_id varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
