-- One row per open unit: its self-checks (劳动用工自查), self-evaluation (和谐企业自评) and review (双述双评).
select
    open_units.unit_id,
    -- Each ratio of rows: unknown if one is undecidable, or if there is none and nobody declared so (reading 59).
    case when open_units.is_operating then coalesce(self_check_facts.on_time, 0) else 0 end
        as self_checks_on_time_count,
    case when open_units.is_operating then coalesce(self_check_facts.due, 0) else 0 end as self_checks_due_count,
    case
        when not open_units.is_operating then false
        when self_check_facts.due_undecided > 0 then cast(null as boolean)
        when self_check_facts.due > 0 then true
        when completeness.self_checks_complete then false
    end as self_checks_are_counted,
    case when open_units.is_operating then coalesce(self_check_facts.fixed, 0) else 0 end as problems_fixed_count,
    case when open_units.is_operating then coalesce(self_check_facts.found, 0) else 0 end as problems_found_count,
    case
        when not open_units.is_operating then false
        when self_check_facts.reports_undecided > 0 then cast(null as boolean)
        when self_check_facts.reports > 0 then true
        when completeness.self_checks_complete then false
    end as problems_are_counted,
    -- All that is asked must be recorded, the report to the congress included (reading 72); of no assessors there is no
    -- share. Whole numbers, so that two thirds are exact.
    case
        when not open_units.is_operating then false
        when self_evaluation_facts.unit_id is null
            then case when completeness.self_evaluations_complete then false end
        when
            self_evaluation_facts.satisfaction is not null
            and self_evaluation_facts.score is not null
            and self_evaluation_facts.representatives is not null
            and self_evaluation_facts.assessors > 0
            and self_evaluation_facts.reported_on is not null
            and rule_values.harmonious_score is not null
            then true
    end as self_evaluation_is_counted,
    coalesce(
        self_evaluation_facts.satisfaction >= rule_values.harmonious_satisfaction
        and self_evaluation_facts.score >= rule_values.harmonious_score
        and self_evaluation_facts.representatives * rule_values.harmonious_reps_denominator
        >= cast(self_evaluation_facts.assessors as bigint) * rule_values.harmonious_reps_numerator,
        false
    ) as self_evaluation_is_eligible,
    case
        when not open_units.is_operating then false
        when review_facts.unit_id is null then case when completeness.reviews_complete then false end
        when review_facts.members_satisfied is not null then true
    end as review_is_counted,
    review_facts.members_voted as review_members_voted,
    review_facts.members_satisfied as review_members_satisfied,
from open_units
inner join completeness on open_units.unit_id = completeness.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
left join self_check_facts on open_units.unit_id = self_check_facts.unit_id
left join self_evaluation_facts on open_units.unit_id = self_evaluation_facts.unit_id
left join review_facts on open_units.unit_id = review_facts.unit_id
