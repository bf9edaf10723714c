-- One row per open unit: its titles (职工之家) by level, and the reworks after review.
select
    open_units.unit_id,
    -- A count of rows: unknown if one is undecidable, or if there is none and nobody declared so (readings 59, 60).
    case when open_units.is_operating then coalesce(honour_facts.national_held, 0) else 0 end as national_titles,
    coalesce(honour_facts.national_undecided, 0) = 0
    and (coalesce(honour_facts.national_held, 0) > 0 or completeness.honours_complete)
        as national_titles_are_known,
    case when open_units.is_operating then coalesce(honour_facts.provincial_held, 0) else 0 end as provincial_titles,
    coalesce(honour_facts.provincial_undecided, 0) = 0
    and (coalesce(honour_facts.provincial_held, 0) > 0 or completeness.honours_complete)
        as provincial_titles_are_known,
    case when open_units.is_operating then coalesce(honour_facts.municipal_held, 0) else 0 end as municipal_titles,
    coalesce(honour_facts.municipal_undecided, 0) = 0
    and (coalesce(honour_facts.municipal_held, 0) > 0 or completeness.honours_complete)
        as municipal_titles_are_known,
    case when open_units.is_operating then coalesce(honour_facts.direct_held, 0) else 0 end as direct_titles,
    coalesce(honour_facts.direct_undecided, 0) = 0
    and (coalesce(honour_facts.direct_held, 0) > 0 or completeness.honours_complete)
        as direct_titles_are_known,
    case when open_units.is_operating then coalesce(honour_facts.reworks_closed, 0) else 0 end as reworks_done,
    case when open_units.is_operating then coalesce(honour_facts.reworks, 0) else 0 end as reworks_asked,
    case
        when not open_units.is_operating then false
        when honour_facts.rework_undecided > 0 then cast(null as boolean)
        when honour_facts.reworks > 0 then true
        when completeness.honours_complete then false
    end as reworks_are_counted,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join honour_facts on open_units.unit_id = honour_facts.unit_id
