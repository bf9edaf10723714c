-- One row per bargaining offer (协商要约).
-- key: offer_id
-- exists from: offered_on
-- events: replied_on
-- told from replied_on: reply
create table offers (
    offer_id varchar,
    unit_id varchar,
    offered_on date,
    replied_on date,
    reply varchar,
    source_file varchar,
    source_sheet varchar,
    source_row integer,
    import_id varchar
);
