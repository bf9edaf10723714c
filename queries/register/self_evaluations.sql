-- One row per harmonious-enterprise self-evaluation (和谐企业自评). satisfaction is in percent.
-- key: unit_id, year
-- events: reported_on
create table self_evaluations (
    unit_id varchar,
    year integer,
    assessors integer,
    union_reps integer,
    staff_reps integer,
    satisfaction double,
    score double,
    reported_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
