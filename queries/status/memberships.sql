-- One row per open unit: whether it has a union, which one, and at which unit the union is asked.
select
    union_memberships.unit_id,
    union_memberships.has_recorded_union,
    union_memberships.recorded_established_on,
    union_memberships.recorded_dissolved_on,
    union_memberships.has_union,
    union_memberships.union_id,
    union_memberships.recorded_union_id,
    case when union_memberships.union_id is null then union_memberships.unit_id end as lone_unit_id,
    case when union_memberships.union_id is null then union_memberships.unit_id else union_leads.lead_unit_id end as asked_unit_id,
    coalesce(
        union_memberships.unit_id = case when union_memberships.union_id is null then union_memberships.unit_id else union_leads.lead_unit_id end, false
    ) as is_lead,
    coalesce(union_leads.open_units_of_union, 0) as open_units_of_union,
from union_memberships
left join union_leads on union_memberships.union_id = union_leads.union_id
