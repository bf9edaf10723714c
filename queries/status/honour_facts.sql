-- One row per unit with a title or candidacy (职工之家): the titles held, and what became of reworks.
with

judged as (
    select
        honours.unit_id,
        honours.level,
        -- Awarded by the date and not revoked; without a day the status tells, and an empty one leaves it undecided
        -- (readings 69, 111).
        case
            when honours.status in ('revoked', 'candidate') or honours.revoked_on is not null then false
            when honours.awarded_on is not null then honours.awarded_on <= as_of.as_of
            when honours.status in ('awarded', 'rework') then true
        end as is_held,
        -- Revoked ones are out. Status rework with an empty result is rework (reading 47).
        case
            when honours.status = 'revoked' or honours.revoked_on is not null then cast(null as varchar)
            when coalesce(honours.review_result, honours.status) = 'rework'
                then case when honours.rework_closed_on is null then 'open' else 'closed' end
            when honours.review_result is null and honours.reviewed_on is not null then 'undecided'
        end as rework,
    from honours
    cross join as_of
)

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
from judged
group by unit_id
