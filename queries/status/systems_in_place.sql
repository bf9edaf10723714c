-- One row per unit with an internal rule adopted by the date: how many of the seven kinds are in place, how many were
-- repealed. An empty adopted_on is adopted (reading 49); a rule adopted later is no row yet (reading 2).
select
    systems.unit_id,
    count(*) filter (where not coalesce(systems.repealed_on <= as_of.as_of, false)) as in_place,
    count(*) filter (where systems.repealed_on <= as_of.as_of) as repealed,
from systems
cross join as_of
where
    coalesce(systems.adopted_on <= as_of.as_of, true)
    and systems.kind in (
        'post_responsibility',
        'service_commitment',
        'time_limit',
        'public_notice',
        'first_contact',
        'one_time_notice',
        'performance_review'
    )
group by systems.unit_id
