-- One row per unit with a headcount by the date: what its newest one says, and the members recruited in the year.
with

newest as (
    select
        headcounts.unit_id,
        max(headcounts.counted_on) as counted_on,
        cast(
            sum(headcounts.new_members) filter (
                where headcounts.counted_on >= cast(date_trunc('year', as_of.as_of) as date)
            ) as bigint
        ) as new_members,
        count(*) filter (
            where headcounts.counted_on >= cast(date_trunc('year', as_of.as_of) as date)
        ) as counts_of_the_year,
        count(*) filter (
            where
            headcounts.counted_on >= cast(date_trunc('year', as_of.as_of) as date)
            and headcounts.new_members is null
        ) as undecided,
    from headcounts
    cross join as_of
    where headcounts.counted_on <= as_of.as_of
    group by headcounts.unit_id
)

-- Unit and day are the key of a headcount: one row a unit.
select
    newest.unit_id,
    newest.new_members,
    newest.counts_of_the_year,
    newest.undecided,
    headcounts.migrant_members,
    headcounts.verified_members,
from newest
inner join headcounts on newest.unit_id = headcounts.unit_id and newest.counted_on = headcounts.counted_on
