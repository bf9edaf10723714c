-- One row per yearly report and review (双述双评). satisfaction is in percent.
-- key: unit_id, year
-- events: reported_to_members_on, reported_to_superior_on
-- told from reported_to_members_on: members_voted, satisfaction
-- told from reported_to_superior_on: superior_grade
create table reviews (
    unit_id varchar,
    year integer,
    reported_to_members_on date,
    reported_to_superior_on date,
    members_voted integer,
    satisfaction double,
    superior_grade varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
