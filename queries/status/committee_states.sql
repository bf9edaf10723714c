-- One row per committee: whether it is in being on the date. Dates beat in_being (readings 25, 93).
select
    committees.unit_id,
    committees.kind,
    case
        when committees.dissolved_on <= as_of.as_of then false
        when committees.established_on > as_of.as_of then false
        when committees.dissolved_on > as_of.as_of then true
        when committees.in_being is not null then committees.in_being
        when committees.established_on <= as_of.as_of then true
    end as is_in_being,
    case when committees.established_on <= as_of.as_of then committees.established_on end as established_on,
    case when committees.dissolved_on <= as_of.as_of then committees.dissolved_on end as dissolved_on,
    committees.employee_members,
    committees.employer_members,
from committees
cross join as_of
