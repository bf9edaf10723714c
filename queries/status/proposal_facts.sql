-- One row per unit with a proposal filed in the 12 months up to the date: how many, and how many are closed.
select
    proposals.unit_id,
    count(*) as filed,
    count(*) filter (where proposals.closed_on <= as_of.as_of) as closed,
from proposals
cross join as_of
where
    proposals.filed_on <= as_of.as_of
    and as_of.as_of <= cast(proposals.filed_on + interval 12 month as date)
group by proposals.unit_id
