-- One row per unit with a collective agreement: which kinds are in force.
-- A comprehensive one with wages counts as wage, never as safety or women (reading 96).
select
    unit_agreements.unit_id,
    bool_or(unit_agreements.counts_as_wage and unit_agreements.is_in_force) as any_wage,
    count(*) filter (where (unit_agreements.counts_as_wage and unit_agreements.is_in_force) is null) as undecided_wage,
    max(unit_agreements.expires_on) filter (
        where unit_agreements.counts_as_wage and unit_agreements.is_in_force
    ) as wage_expires_on,
    max(unit_agreements.expires_on) filter (
        where unit_agreements.counts_as_wage and unit_agreements.expires_on < as_of.as_of
    ) as wage_expired_on,
    max(unit_agreements.signed_on) filter (where unit_agreements.counts_as_wage) as wage_signed_on,
    bool_or(unit_agreements.kind = 'safety' and unit_agreements.is_in_force) as any_safety,
    count(*) filter (
        where unit_agreements.kind = 'safety' and unit_agreements.is_in_force is null
    ) as undecided_safety,
    bool_or(unit_agreements.kind = 'women' and unit_agreements.is_in_force) as any_women,
    count(*) filter (where unit_agreements.kind = 'women' and unit_agreements.is_in_force is null) as undecided_women,
from unit_agreements
cross join as_of
group by unit_agreements.unit_id
