-- One row per open unit: the facts of its union, whichever of the union's units they are recorded under. Committees and
-- meetings stand at the unit where the union is asked.
select
    open_units.unit_id,
    memberships.has_recorded_union,
    memberships.recorded_established_on,
    memberships.recorded_dissolved_on,
    -- No breach is older than the rule that a unit of as many employees has a union (decision 0009). A finding says
    -- that it is bound, however many there are.
    case
        when memberships.recorded_dissolved_on is not null
            then greatest(memberships.recorded_dissolved_on, union_starts.binds_from)
    end as union_missing_since,
    case
        when memberships.recorded_dissolved_on is not null
            then greatest(memberships.recorded_dissolved_on, reported_starts.binds_from)
    end as union_reported_missing_since,
    memberships.has_union,
    memberships.union_id,
    memberships.asked_unit_id,
    memberships.is_lead,
    memberships.open_units_of_union,
    as_of.as_of,
    unit_members.members,
    unit_members.female_members,
    open_units.employees as employees_of_unit,
    rule_values.establish_min_members,
    rule_values.long_overdue_days,
    rule_values.chair_vacancy_months,
    rule_values.chair_strength,
    rule_values.women_committee_min,
    rule_values.women_committee_min_employees,
    -- Where women employees are counted, that rule says how strongly it binds.
    case
        when rule_values.women_committee_min_employees is not null then rule_values.women_committee_employees_strength
        else rule_values.women_committee_strength
    end as women_committee_strength,
    union_sums.female_employees_of_union,
    union_sums.female_members_of_union,
    case when unions.established_on <= as_of.as_of then unions.established_on end as union_established_on,
    unions.chair_since,
    unions.chair_vacant_since,
    chair_vacancies.chair_missing_since,
    -- In this order (readings 33, 92). A vacancy fails only after its limit, which the check knows.
    case
        when unions.chair_filled then true
        when unions.chair_since >= unions.chair_vacant_since then true
        when unions.chair_since is not null and unions.chair_vacant_since is null then true
        when unions.chair_vacant_since is not null then false
        else unions.chair_filled
    end as chair_is_in_post,
    completeness.terms_complete,
    union_terms.elected_on,
    union_terms.term_no,
    union_terms.term_years,
    union_terms.regular_end_on,
    union_terms.extended_to,
    union_terms.extension_approved as extension_is_approved,
    union_terms.end_of_term_on,
    date_diff('day', as_of.as_of, union_terms.end_of_term_on) as days_to_end_of_term,
    -- No row at all is "no" only where the register is complete about the unit that is asked (reading 24).
    case
        when coalesce(union_committees.audit_rows, 0) > 0 then union_committees.audit_is_in_being
        when completeness.committees_complete then false
    end as audit_is_in_being,
    union_committees.audit_established_on,
    union_committees.audit_dissolved_on,
    case
        when coalesce(union_committees.women_rows, 0) > 0 then union_committees.women_is_in_being
        when completeness.committees_complete then false
    end as women_is_in_being,
    union_committees.women_established_on,
    union_committees.women_dissolved_on,
    -- Nor older than the rule that binds a union of as many women, members or employees as it counted.
    case
        when coalesce(union_committees.women_dissolved_on, unions.established_on) is not null
            then
                greatest(
                    coalesce(union_committees.women_dissolved_on, unions.established_on),
                    women_starts.binds_from,
                    women_employees_starts.binds_from
                )
    end as women_missing_since,
    unions.legal_person as is_legal_person,
    unions.legal_person_valid_to,
    unions.chair_full_time,
    -- The law does not name state organs (reading 23: the employees of all the union's open units); where the rule has
    -- no number for the sector, it binds nobody of it.
    case
        when rule_values.full_time_chair_min is null then false
        else
            union_sums.employees_of_union >= rule_values.full_time_chair_min
            and open_units.sector != 'government'
    end as full_time_chair_binds,
    rule_values.full_time_chair_strength,
    cast(union_terms.regular_end_on + interval (rule_values.extension_max_months) month as date) as extension_limit_on,
    union_meetings.members_met_on,
    -- Since 1 January of the year before: a year without one is known only when it is over (reading 37).
    case
        when
            union_meetings.members_met_on
            >= cast(cast(date_trunc('year', as_of.as_of) as date) - interval 12 month as date)
            then true
        when completeness.meetings_complete_two_years then false
    end as members_have_met,
    -- So is a rule of this year or the last.
    coalesce(
        greatest(
            case when unions.established_on <= as_of.as_of then unions.established_on end,
            meeting_starts.binds_from
        )
        > cast(cast(date_trunc('year', as_of.as_of) as date) - interval 12 month as date),
        false
    ) as union_is_new,
    cast(date_trunc('year', as_of.as_of) as date) as members_meeting_missing_since,
    rule_values.members_meeting_per_year,
    rule_values.members_meeting_strength,
from open_units
cross join as_of
inner join memberships on open_units.unit_id = memberships.unit_id
inner join completeness on open_units.unit_id = completeness.unit_id
inner join unit_members on open_units.unit_id = unit_members.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join
    duty_starts as union_starts
    on
        open_units.province is not distinct from union_starts.province
        and open_units.sector is not distinct from union_starts.sector
        and union_starts.parameter = 'establish_min_members'
        and coalesce(open_units.employees, -1) >= union_starts.at_least
        and coalesce(open_units.employees, -1) < union_starts.below
left join
    duty_starts as reported_starts
    on
        open_units.province is not distinct from reported_starts.province
        and open_units.sector is not distinct from reported_starts.sector
        and reported_starts.parameter = 'establish_min_members'
        and reported_starts.below = 2147483647
left join
    duty_starts as meeting_starts
    on
        open_units.province is not distinct from meeting_starts.province
        and open_units.sector is not distinct from meeting_starts.sector
        and meeting_starts.parameter = 'members_meeting_per_year'
        and meeting_starts.below = 2147483647
left join unions on memberships.recorded_union_id = unions.union_id
left join union_sums on memberships.union_id = union_sums.union_id
left join
    duty_starts as women_starts
    on
        open_units.province is not distinct from women_starts.province
        and open_units.sector is not distinct from women_starts.sector
        and women_starts.parameter = 'women_committee_min'
        and coalesce(union_sums.female_members_of_union, -1) >= women_starts.at_least
        and coalesce(union_sums.female_members_of_union, -1) < women_starts.below
left join
    duty_starts as women_employees_starts
    on
        open_units.province is not distinct from women_employees_starts.province
        and open_units.sector is not distinct from women_employees_starts.sector
        and women_employees_starts.parameter = 'women_committee_min_employees'
        and coalesce(union_sums.female_employees_of_union, -1) >= women_employees_starts.at_least
        and coalesce(union_sums.female_employees_of_union, -1) < women_employees_starts.below
left join union_terms on memberships.recorded_union_id = union_terms.union_id
left join union_committees on open_units.unit_id = union_committees.unit_id
left join union_meetings on open_units.unit_id = union_meetings.unit_id
left join chair_vacancies on open_units.unit_id = chair_vacancies.unit_id
