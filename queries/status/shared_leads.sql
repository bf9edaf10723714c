-- One row per lead of a union that several open units share.
select lead_unit_id as unit_id,
from union_leads
where
    open_units_of_union > 1
    and lead_unit_id is not null
