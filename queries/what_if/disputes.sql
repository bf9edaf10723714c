-- One row per open unit: its mediation committee, in being once that is mended; who sits on it is not known then.
select
    disputes.unit_id,
    mended_units.mends__mediation_committee or disputes.mediation_is_in_being as mediation_is_in_being,
    case when not mended_units.mends__mediation_committee then disputes.mediation_is_at_parity end
        as mediation_is_at_parity,
from disputes
inner join mended_units on disputes.unit_id = mended_units.unit_id
