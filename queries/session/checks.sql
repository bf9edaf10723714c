-- The checks of the catalogue.
create or replace temp table checks as
select *, from given_checks
