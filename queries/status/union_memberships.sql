-- One row per open unit: the union that it names, and whether that union is in being and the unit's.
with

recorded as (
    select
        open_units.unit_id,
        open_units.is_operating,
        open_units.named_union_id,
        -- No union named is known to be none only where unions is complete; a name without a row is unknown
        -- (reading 21); a union of another level is none of the unit's (reading 89).
        case
            when open_units.named_union_id is null then case when completeness.unions_complete then false end
            when unions.union_id is null then cast(null as boolean)
            when coalesce(unions.level, 'grassroots') != 'grassroots' then false
            else
                coalesce(unions.established_on <= as_of.as_of, true)
                and coalesce(unions.dissolved_on > as_of.as_of, true)
        end as has_recorded_union,
        case
            when coalesce(unions.level, 'grassroots') = 'grassroots' and unions.established_on <= as_of.as_of
                then unions.established_on
        end as recorded_established_on,
        case
            when coalesce(unions.level, 'grassroots') = 'grassroots' and unions.dissolved_on <= as_of.as_of
                then unions.dissolved_on
        end as recorded_dissolved_on,
        unions.lead_unit_id as named_lead_unit_id,
        coalesce(unions.level, 'grassroots') = 'grassroots' as is_grassroots,
    from open_units
    cross join as_of
    inner join completeness on open_units.unit_id = completeness.unit_id
    left join unions on open_units.named_union_id = unions.union_id
),

-- A finding that the unit has no union stands unless one was established on or after its day (reading 51).
standing as (
    select distinct recorded.unit_id,
    from recorded
    inner join open_findings on recorded.unit_id = open_findings.unit_id
    where
        open_findings.check_id = 'union_established'
        and coalesce(recorded.recorded_established_on < open_findings.reported_on, true)
),

judged as (
    select
        recorded.*,
        case when standing.unit_id is not null then false else recorded.has_recorded_union end as has_union,
        standing.unit_id is not null as is_reported_without,
    from recorded
    left join standing on recorded.unit_id = standing.unit_id
)

select
    *,
    case when coalesce(has_union, true) then named_union_id end as union_id,
    -- A union dissolved or not yet in being binds no more, but what it recorded can still disprove a finding
    -- (reading 51); a unit reported without a union is none of its union's (reading 88).
    case when is_grassroots and not is_reported_without then named_union_id end as recorded_union_id,
from judged
