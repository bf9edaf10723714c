-- One row per unit (单位): an employer, whether or not it has a union.
-- key: unit_id
-- events: closed_on
create table units (
    unit_id varchar,
    name varchar,
    uscc varchar,
    sector varchar,
    sector_source varchar,
    ownership varchar,
    industry varchar,
    region varchar,
    supervisor varchar,
    size varchar,
    size_source varchar,
    enterprise_managed boolean,
    civil_service_managed boolean,
    operating_status varchar,
    parent_unit_id varchar,
    employees integer,
    female_employees integer,
    union_id varchar,
    founded_on date,
    closed_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
