-- One row per open unit: whether bargaining binds it, where its agreements stand and how its offers were answered.
select
    open_units.unit_id,
    -- With a union, the sectors that the rule names there and then, of institutions those managed as enterprises; an
    -- empty sector or enterprise_managed leaves it unknown (reading 38).
    memberships.has_union
    and case
        when open_units.sector is null then cast(null as boolean)
        when rule_values.bargaining_binds is null then false
        when open_units.sector = 'institution' then open_units.enterprise_managed
        else true
    end as bargaining_binds,
    rule_values.wage_agreement_strength,
    -- One in force decides; an undecided one leaves it unknown; none found is "no" only where complete (reading 18).
    case
        when agreements_in_force.any_wage then true
        when agreements_in_force.undecided_wage > 0 then cast(null as boolean)
        when completeness.agreements_complete then false
    end as wage_is_in_force,
    -- No breach is older than what the rules ask of the sector.
    case
        when agreements_in_force.wage_expired_on is not null
            then
                greatest(
                    cast(agreements_in_force.wage_expired_on + interval 1 day as date),
                    bargaining_starts.binds_from
                )
    end as wage_expired_since,
    agreements_in_force.wage_signed_on,
    -- Both must be in force: one that is known to be missing decides.
    case
        when agreements_in_force.any_safety then true
        when agreements_in_force.undecided_safety > 0 then cast(null as boolean)
        when completeness.agreements_complete then false
    end
    and case
        when agreements_in_force.any_women then true
        when agreements_in_force.undecided_women > 0 then cast(null as boolean)
        when completeness.agreements_complete then false
    end as special_agreements_are_in_force,
    -- The latest end among those in force decides (reading 42).
    agreements_in_force.wage_expires_on,
    renewal_windows.renewal_from,
    greatest(renewal_windows.renewal_since, bargaining_starts.binds_from) as renewal_missing_since,
    as_of.as_of >= renewal_windows.renewal_from as is_in_renewal_window,
    -- No offer is "none made" only where one declaration covers the window up to the date (reading 16).
    case
        when offer_answers.last_offered_on >= renewal_windows.renewal_from then true
        when completeness.offers_complete_from <= renewal_windows.renewal_from then false
    end as renewal_is_opened,
    case
        when offer_answers.counted > 0 then true
        when completeness.offers_complete_year then false
    end as has_offer_to_answer,
    case
        when offer_answers.breached > 0 then false
        when offer_answers.undecided > 0 then cast(null as boolean)
        when offer_answers.counted > 0 then true
    end as offers_are_answered,
    offer_answers.breached_due_on as offer_answer_due_on,
    coalesce(offer_answers.unanswered, 0) > 0 as offer_is_unanswered,
    case
        when agreement_filings.counted > 0 then true
        when completeness.agreements_complete_year then false
    end as has_agreement_to_file,
    case
        when agreement_filings.breached > 0 then false
        when agreement_filings.undecided > 0 then cast(null as boolean)
        when agreement_filings.counted > 0 then true
    end as agreements_are_filed,
    agreement_filings.breached_due_on as agreement_filing_due_on,
    coalesce(agreement_filings.unfiled, 0) > 0 as agreement_is_unfiled,
from open_units
cross join as_of
inner join memberships on open_units.unit_id = memberships.unit_id
inner join completeness on open_units.unit_id = completeness.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join
    duty_starts as bargaining_starts
    on
        open_units.province is not distinct from bargaining_starts.province
        and open_units.sector is not distinct from bargaining_starts.sector
        and bargaining_starts.parameter = 'bargaining_binds'
        and bargaining_starts.below = 2147483647
left join agreements_in_force on open_units.unit_id = agreements_in_force.unit_id
left join renewal_windows on open_units.unit_id = renewal_windows.unit_id
left join offer_answers on open_units.unit_id = offer_answers.unit_id
left join agreement_filings on open_units.unit_id = agreement_filings.unit_id
