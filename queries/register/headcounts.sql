-- One row per yearly or quarterly count of a unit.
-- key: unit_id, counted_on
-- exists from: counted_on
create table headcounts (
    unit_id varchar,
    counted_on date,
    employees integer,
    female_employees integer,
    migrant_employees integer,
    members integer,
    female_members integer,
    migrant_members integer,
    verified_members integer,
    new_members integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
