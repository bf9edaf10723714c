-- One row per union with members in new forms of employment counted by the date: the sum over its newest count.
with

newest as (
    select
        member_groups.union_id,
        max(member_groups.counted_on) as counted_on,
    from member_groups
    cross join as_of
    where member_groups.counted_on <= as_of.as_of
    group by member_groups.union_id
)

-- All occupations of the newest day; an empty number is unknown beside the known sum (reading 107).
select
    member_groups.union_id,
    cast(sum(member_groups.members) as bigint) as members,
    count(*) filter (where member_groups.members is null) as undecided,
from member_groups
inner join newest on member_groups.union_id = newest.union_id and member_groups.counted_on = newest.counted_on
group by member_groups.union_id
