-- One row per open unit: whether it has a union, which one, and at which unit the union is asked.
with

asked as (
    select
        union_memberships.*,
        case
            when union_memberships.union_id is null then union_memberships.unit_id
            else union_leads.lead_unit_id
        end as asked_unit_id,
        coalesce(union_leads.open_units_of_union, 0) as open_units_of_union,
    from union_memberships
    left join union_leads on union_memberships.union_id = union_leads.union_id
)

select
    asked.unit_id,
    asked.has_recorded_union,
    asked.recorded_established_on,
    asked.recorded_dissolved_on,
    asked.has_union,
    asked.union_id,
    asked.recorded_union_id,
    case when asked.union_id is null then asked.unit_id end as lone_unit_id,
    asked.asked_unit_id,
    coalesce(asked.unit_id = asked.asked_unit_id, false) as is_lead,
    asked.open_units_of_union,
from asked
