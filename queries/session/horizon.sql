-- The days that coming deadlines are counted over.
create or replace temp table horizon as
select
    cast($from_on as date) as from_on,
    cast($days as integer) as days
