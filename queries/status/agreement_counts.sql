-- One row per open unit: its collective agreements in force, and what they cover.
select
    open_units.unit_id,
    -- A count of rows: unknown if one is undecidable, or if there is none and nobody declared so (readings 59, 60).
    coalesce(agreement_facts.own_in_force, 0) as own_agreements,
    coalesce(agreement_facts.own_undecided, 0) = 0
    and (coalesce(agreement_facts.own_in_force, 0) > 0 or completeness.agreements_complete)
        as own_agreements_known,
    coalesce(agreement_facts.own_comprehensive_in_force, 0) as own_comprehensive_agreements,
    coalesce(agreement_facts.own_comprehensive_undecided, 0) = 0
    and (coalesce(agreement_facts.own_comprehensive_in_force, 0) > 0 or completeness.agreements_complete)
        as own_comprehensive_agreements_known,
    coalesce(agreement_facts.own_wage_in_force, 0) as own_wage_agreements,
    coalesce(agreement_facts.own_wage_undecided, 0) = 0
    and (coalesce(agreement_facts.own_wage_in_force, 0) > 0 or completeness.agreements_complete)
        as own_wage_agreements_known,
    coalesce(agreement_facts.own_safety_in_force, 0) as own_safety_agreements,
    coalesce(agreement_facts.own_safety_undecided, 0) = 0
    and (coalesce(agreement_facts.own_safety_in_force, 0) > 0 or completeness.agreements_complete)
        as own_safety_agreements_known,
    coalesce(agreement_facts.own_women_in_force, 0) as own_women_agreements,
    coalesce(agreement_facts.own_women_undecided, 0) = 0
    and (coalesce(agreement_facts.own_women_in_force, 0) > 0 or completeness.agreements_complete)
        as own_women_agreements_known,
    coalesce(agreement_facts.own_expiring, 0) as own_agreements_expiring,
    coalesce(agreement_facts.own_undecided, 0) = 0
    and (coalesce(agreement_facts.own_expiring, 0) > 0 or completeness.agreements_complete)
        as own_agreements_expiring_known,
    case
        when agreement_facts.in_force > 0 then true
        when agreement_facts.undecided > 0 then cast(null as boolean)
        when completeness.agreements_complete then false
    end as has_agreement_in_force,
    -- None in force and complete: 0; in force for a number that nobody wrote: unknown (reading 63).
    case
        when agreement_facts.in_force > 0 then agreement_facts.widest_covered
        when agreement_facts.undecided > 0 then cast(null as integer)
        when completeness.agreements_complete then 0
    end as employees_covered_by_agreement,
    -- Of the three special kinds, asked of units on lists that are counted in agreements; each must be decided.
    case
        when not open_units.is_operating then false
        when agreement_lists.unit_id is null then false
        when
            (
                coalesce(agreement_facts.wage_in_force, 0) > 0
                or (coalesce(agreement_facts.wage_undecided, 0) = 0 and completeness.agreements_complete)
            )
            and (
                coalesce(agreement_facts.safety_in_force, 0) > 0
                or (coalesce(agreement_facts.safety_undecided, 0) = 0 and completeness.agreements_complete)
            )
            and (
                coalesce(agreement_facts.women_in_force, 0) > 0
                or (coalesce(agreement_facts.women_undecided, 0) = 0 and completeness.agreements_complete)
            )
            then true
    end as special_agreements_are_counted,
    case when agreement_facts.wage_in_force > 0 then 1 else 0 end
    + case when agreement_facts.safety_in_force > 0 then 1 else 0 end
    + case when agreement_facts.women_in_force > 0 then 1 else 0 end as special_kinds_in_force,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
left join agreement_facts on open_units.unit_id = agreement_facts.unit_id
left join agreement_lists on open_units.unit_id = agreement_lists.unit_id
