-- One row: the date that questions are asked as of; in a register version, the version's own.
create table as_of (
    as_of date
);
