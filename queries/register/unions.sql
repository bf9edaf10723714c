-- One row per union (工会). A unit has one, shares one or lacks one.
-- key: union_id
-- events: dissolved_on, chair_since, chair_vacant_since
-- told from chair_since: chair_filled=true, chair_full_time
-- told from chair_vacant_since: chair_filled=false
create table unions (
    union_id varchar,
    name varchar,
    uscc varchar,
    level varchar,
    form varchar,
    lead_unit_id varchar,
    superior_union_id varchar,
    established_on date,
    dissolved_on date,
    members integer,
    female_members integer,
    legal_person boolean,
    legal_person_valid_to date,
    chair_filled boolean,
    chair_since date,
    chair_vacant_since date,
    chair_full_time boolean,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
