-- One row per open unit: its mediation committee and how its mediation cases were handled.
select
    open_units.unit_id,
    open_units.sector as sector_of_unit,
    open_units.size as size_of_unit,
    -- From which size on an enterprise is bound: nobody needs to know the size where all are.
    case
        when rule_values.mediation_committee_min_size <= 1 then true
        when open_units.size = 'large' then rule_values.mediation_committee_min_size <= 4
        when open_units.size in ('medium', 'large_or_medium') then rule_values.mediation_committee_min_size <= 3
        when open_units.size = 'small' then rule_values.mediation_committee_min_size <= 2
        when open_units.size = 'micro' then false
    end as size_is_bound_to_mediate,
    -- Of institutions those managed as enterprises, where a rule names them.
    case
        when rule_values.mediation_committee_min_size is null then false
        when open_units.sector = 'institution' then open_units.enterprise_managed
        when open_units.sector is not null then true
    end as sector_is_bound_to_mediate,
    -- What the nation demands of large and medium enterprises no local wording makes less.
    case
        when open_units.sector = 'enterprise' and open_units.size in ('large', 'medium', 'large_or_medium') then 'must'
        else rule_values.mediation_committee_strength
    end as mediation_committee_strength,
    -- The provisions are in force since that day: before it they bound nobody (reading 82).
    as_of.as_of >= date '2012-01-01' as mediation_rules_hold,
    case
        when mediation_committees.unit_id is not null then mediation_committees.is_in_being
        when completeness.committees_complete then false
    end as mediation_is_in_being,
    mediation_committees.established_on as mediation_established_on,
    -- The rule is in force since 2012-01-01: no breach is older (reading 82), nor older than a rule that binds more.
    greatest(
        coalesce(mediation_committees.dissolved_on, open_units.founded_on, date '2012-01-01'),
        date '2012-01-01',
        mediation_starts.binds_from
    ) as mediation_missing_since,
    coalesce(open_units.founded_on > cast(as_of.as_of - interval 1 year as date), false) as is_newly_founded,
    -- One number that is known to be 0 decides (reading 43).
    case
        when mediation_committees.employee_members < 1 or mediation_committees.employer_members < 1 then false
        else mediation_committees.employee_members = mediation_committees.employer_members
    end as mediation_is_at_parity,
    greatest(coalesce(mediation_committees.established_on, date '2012-01-01'), date '2012-01-01')
        as mediation_unequal_since,
    as_of.as_of >= date '2012-01-01'
    and case
        when mediation_cases.counted > 0 then true
        when completeness.cases_complete_year then false
    end as has_case_to_mediate,
    case
        when mediation_cases.breached > 0 then false
        when mediation_cases.undecided > 0 then cast(null as boolean)
        when mediation_cases.counted > 0 then true
    end as cases_are_in_time,
    greatest(mediation_cases.breached_since, date '2012-01-01') as cases_late_since,
    coalesce(mediation_cases.breached_open, 0) > 0 as late_case_is_open,
from open_units
cross join as_of
inner join completeness on open_units.unit_id = completeness.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join
    duty_starts as mediation_starts
    on
        open_units.province is not distinct from mediation_starts.province
        and open_units.sector is not distinct from mediation_starts.sector
        and mediation_starts.parameter = 'mediation_committee_min_size'
        -- A unit of unknown size is bound where the smallest are.
        and case open_units.size
            when 'large' then 4
            when 'medium' then 3
            when 'large_or_medium' then 3
            when 'small' then 2
            else 1
        end >= mediation_starts.at_least
        and case open_units.size
            when 'large' then 4
            when 'medium' then 3
            when 'large_or_medium' then 3
            when 'small' then 2
            else 1
        end < mediation_starts.below
left join mediation_committees on open_units.unit_id = mediation_committees.unit_id
left join mediation_cases on open_units.unit_id = mediation_cases.unit_id
