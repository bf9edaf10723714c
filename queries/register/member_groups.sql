-- One row per union, count date and occupation: members in new forms of employment.
-- key: union_id, counted_on, occupation
-- exists from: counted_on
create table member_groups (
    union_id varchar,
    counted_on date,
    occupation varchar,
    members integer,
    new_members integer,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
