-- One row per stage of a campaign.
-- key: campaign, stage
create table stages (
    campaign varchar,
    stage varchar,
    starts_on date,
    ends_on date,
    raw_text varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
