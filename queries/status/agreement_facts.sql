-- One row per unit with a collective agreement: how many are in force, by kind, and how widely they cover.
with

judged as (
    select
        unit_agreements.unit_id,
        unit_agreements.kind,
        unit_agreements.is_in_force,
        agreements.covered_employees,
        date_diff('day', as_of.as_of, agreements.expires_on) <= 60 as is_expiring,
        -- Agreements count at the unit that signed (reading 64); regional and industry ones cover others beside it.
        coalesce(agreements.unit_id = unit_agreements.unit_id, false) as is_own,
    from unit_agreements
    cross join as_of
    inner join agreements on unit_agreements.agreement_id = agreements.agreement_id
)

-- An empty kind counts only as "any kind" (reading 96).
select
    unit_id,
    count(*) filter (where is_in_force) as in_force,
    count(*) filter (where is_in_force is null) as undecided,
    -- The widest of which the number is known (reading 63).
    max(covered_employees) filter (where is_in_force) as widest_covered,
    count(*) filter (where is_in_force and kind = 'wage') as wage_in_force,
    count(*) filter (where is_in_force and kind = 'safety') as safety_in_force,
    count(*) filter (where is_in_force and kind = 'women') as women_in_force,
    count(*) filter (where is_in_force is null and kind = 'wage') as wage_undecided,
    count(*) filter (where is_in_force is null and kind = 'safety') as safety_undecided,
    count(*) filter (where is_in_force is null and kind = 'women') as women_undecided,
    count(*) filter (where is_own and is_in_force) as own_in_force,
    count(*) filter (where is_own and is_in_force is null) as own_undecided,
    count(*) filter (where is_own and is_in_force and is_expiring) as own_expiring,
    count(*) filter (where is_own and is_in_force and kind = 'comprehensive') as own_comprehensive_in_force,
    count(*) filter (where is_own and is_in_force is null and kind = 'comprehensive') as own_comprehensive_undecided,
    count(*) filter (where is_own and is_in_force and kind = 'wage') as own_wage_in_force,
    count(*) filter (where is_own and is_in_force is null and kind = 'wage') as own_wage_undecided,
    count(*) filter (where is_own and is_in_force and kind = 'safety') as own_safety_in_force,
    count(*) filter (where is_own and is_in_force is null and kind = 'safety') as own_safety_undecided,
    count(*) filter (where is_own and is_in_force and kind = 'women') as own_women_in_force,
    count(*) filter (where is_own and is_in_force is null and kind = 'women') as own_women_undecided,
from judged
group by unit_id
