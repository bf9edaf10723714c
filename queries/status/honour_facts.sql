-- One row per unit with a title or candidacy (职工之家): the titles held, and what became of reworks.
-- A model home of unknown level may be any of the three: it counts at none and leaves each undecided.
select
    unit_id,
    count(*) filter (where level = 'national' and is_held) as national_held,
    count(*) filter (
        where (level = 'national' and is_held is null) or (level = 'model_unknown' and coalesce(is_held, true))
    ) as national_undecided,
    count(*) filter (where level = 'provincial' and is_held) as provincial_held,
    count(*) filter (
        where (level = 'provincial' and is_held is null) or (level = 'model_unknown' and coalesce(is_held, true))
    ) as provincial_undecided,
    count(*) filter (where level = 'municipal' and is_held) as municipal_held,
    count(*) filter (
        where (level = 'municipal' and is_held is null) or (level = 'model_unknown' and coalesce(is_held, true))
    ) as municipal_undecided,
    count(*) filter (where level = 'direct' and is_held) as direct_held,
    count(*) filter (where level = 'direct' and is_held is null) as direct_undecided,
    count(*) filter (where rework = 'closed') as reworks_closed,
    count(*) filter (where rework in ('closed', 'open')) as reworks,
    count(*) filter (where rework = 'undecided') as rework_undecided,
from standing_honours
group by unit_id
