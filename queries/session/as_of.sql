-- The date that questions are asked as of.
create or replace temp table as_of as
select cast($as_of as date) as as_of
