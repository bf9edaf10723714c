-- One row per standing committee of a unit.
-- key: unit_id, kind
-- told from established_on: in_being=true, employee_members, employer_members
-- told from dissolved_on: in_being=false
create table committees (
    unit_id varchar,
    kind varchar,
    in_being boolean,
    established_on date,
    dissolved_on date,
    employee_members integer,
    employer_members integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
