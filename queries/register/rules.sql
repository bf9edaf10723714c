-- One row per parameter, jurisdiction, sector and period. jurisdiction is a province (2 digits), empty is national.
-- An empty value says that the rule binds nobody there and then.
-- key: parameter, jurisdiction, sector, effective_from
create table rules (
    parameter varchar,
    value decimal(18, 6),
    unit varchar,
    strength varchar,
    jurisdiction varchar,
    sector varchar,
    effective_from date,
    effective_to date,
    article varchar,
    source varchar,
    confirmed boolean,
    checked_on date,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
