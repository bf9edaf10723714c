-- One row per open and operating unit, title that it is on its way to, and step: the step's state. A unit is on its way
-- where a step, a self-evaluation or a title that is not revoked is recorded, or where it is an enterprise on a list of
-- a campaign that creates harmonious enterprises.
with

asked as (
    select distinct
        unit_lists.unit_id,
        'harmonious_enterprise' as title,
    from unit_lists
    inner join tasks on unit_lists.campaign = tasks.campaign
    inner join open_units on unit_lists.unit_id = open_units.unit_id
    where
        tasks.unit_of_target = 'harmonious_enterprises'
        and open_units.sector = 'enterprise'
),

-- An event that comes after the as-of date is not in these tables (as_of_tables); a day of award begins the title.
held as (
    select
        honours.unit_id,
        honours.level as title,
        case
            when honours.status = 'candidate' then cast(null as boolean)
            when honours.awarded_on is not null
                then case when honours.awarded_on <= as_of.as_of then true end
            when honours.status in ('awarded', 'rework') then true
        end as is_held,
        case when honours.awarded_on <= as_of.as_of then honours.awarded_on end as awarded_on,
        coalesce(honours.review_result, case when honours.status = 'rework' then 'rework' end) as review_result,
        honours.reviewed_on,
        honours.rework_due_on,
        honours.rework_closed_on,
    from honours
    cross join as_of
    where honours.revoked_on is null and coalesce(honours.status, '') != 'revoked'
),

ways as (
    select
        title_steps.unit_id,
        title_steps.title,
        title_steps.year,
    from title_steps
    cross join as_of
    where title_steps.year <= year(as_of.as_of)
    union all
    select
        self_evaluations.unit_id,
        'harmonious_enterprise',
        self_evaluations.year,
    from self_evaluations
    cross join as_of
    where self_evaluations.year <= year(as_of.as_of)
    union all
    select
        unit_id,
        title,
        cast(null as integer),
    from held
    union all
    select
        unit_id,
        title,
        cast(null as integer),
    from asked
),

newest as (
    select
        ways.unit_id,
        ways.title,
        max(ways.year) as year,
    from ways
    inner join open_units on ways.unit_id = open_units.unit_id
    where open_units.is_operating and ways.title is not null
    group by
        ways.unit_id,
        ways.title
),

steps as (
    select
        step,
        place,
        of_enterprises,
        of_homes,
        needs_result,
    from (
        values
        ('self_evaluation', 1, true, false, true),
        ('vote', 2, true, false, true),
        ('application', 3, true, true, false),
        ('review', 4, true, true, true),
        ('inspection', 5, true, true, true),
        ('public_notice', 6, true, true, false),
        ('award', 7, true, true, false),
        ('later_review', 8, false, true, true),
        ('rework', 9, false, true, false)
    ) as listed (step, place, of_enterprises, of_homes, needs_result)
),

-- Whole numbers, so that two thirds are exact; of no assessors there is no share. A vote of which nobody knows whether
-- it was reported to the congress is undecided, unless too few are satisfied.
evaluated as (
    select
        self_evaluations.unit_id,
        self_evaluations.year,
        self_evaluations.score >= rule_values.harmonious_score
        and case
            when self_evaluations.assessors > 0
                then
                    (cast(self_evaluations.union_reps as bigint) + self_evaluations.staff_reps)
                    * rule_values.harmonious_reps_denominator
                    >= cast(self_evaluations.assessors as bigint) * rule_values.harmonious_reps_numerator
        end as is_evaluated,
        self_evaluations.satisfaction >= rule_values.harmonious_satisfaction
        and case when self_evaluations.reported_on is not null then true end as is_voted,
        self_evaluations.reported_on,
    from self_evaluations
    inner join open_units on self_evaluations.unit_id = open_units.unit_id
    inner join
        rule_values
        on
            open_units.province is not distinct from rule_values.province
            and open_units.sector is not distinct from rule_values.sector
),

-- Three kinds of records about each step: the step's own row, the self-evaluation and the honours.
told as (
    select
        newest.unit_id,
        newest.title,
        newest.year,
        steps.step,
        steps.place,
        title_steps.step is not null as is_taken,
        title_steps.done_on,
        title_steps.result,
        title_steps.document,
        case
            when title_steps.result = 'fail' then false
            when title_steps.result = 'pass' then true
            when title_steps.step is not null and not steps.needs_result then true
        end as is_passed_step,
        case
            when steps.step = 'self_evaluation' then evaluated.is_evaluated
            when steps.step = 'vote' then evaluated.is_voted
            when steps.step = 'award' then held.is_held
            when steps.step = 'later_review' and held.review_result = 'pass' then true
            when steps.step = 'later_review' and held.review_result = 'rework' then false
            when steps.step = 'rework' and held.rework_closed_on is not null then true
        end as is_passed_record,
        case
            when steps.step = 'vote' then evaluated.reported_on
            when steps.step = 'award' then held.awarded_on
            when steps.step = 'later_review' then held.reviewed_on
            when steps.step = 'rework' then held.rework_closed_on
        end as recorded_on,
        case when steps.step = 'rework' then held.rework_due_on end as due_on,
    from newest
    inner join
        steps
        on
            (newest.title = 'harmonious_enterprise' and steps.of_enterprises)
            or (newest.title != 'harmonious_enterprise' and steps.of_homes)
    left join
        title_steps
        on
            newest.unit_id = title_steps.unit_id
            and newest.title = title_steps.title
            and newest.year = title_steps.year
            and steps.step = title_steps.step
            and title_steps.done_on is not null
    left join
        evaluated
        on
            newest.title = 'harmonious_enterprise'
            and newest.unit_id = evaluated.unit_id
            and newest.year = evaluated.year
    left join held on newest.unit_id = held.unit_id and newest.title = held.title
),

-- What either record says failed has failed: the thresholds stand above a step's own word.
judged as (
    select
        *,
        case
            when is_passed_step = false or is_passed_record = false then false
            when is_passed_step or is_passed_record then true
        end as is_passed,
    from told
),

whole as (
    select
        unit_id,
        title,
        min(place) filter (where is_passed = false) as first_failed,
        bool_or(step = 'later_review' and is_passed = false) as is_sent_to_rework,
        bool_or(step = 'later_review' and is_passed) as is_confirmed,
    from judged
    group by
        unit_id,
        title
)

select
    judged.unit_id,
    judged.title,
    judged.year,
    judged.step,
    judged.place,
    coalesce(judged.is_taken, false) or judged.is_passed is not null as is_done,
    coalesce(judged.done_on, judged.recorded_on) as done_on,
    judged.document,
    case
        when judged.is_passed then 'pass'
        when judged.is_passed = false then 'fail'
        -- A step that was taken without a word on how it ended is to be verified, whatever came before it.
        when judged.is_taken then 'unknown'
        -- A home is reworked where its later review failed. Open until its day has passed; without a day it stays open.
        when judged.step = 'rework' and whole.is_sent_to_rework
            then case when judged.due_on < as_of.as_of then 'fail' else 'unknown' end
        when judged.step = 'rework' and whole.is_confirmed then 'not_applicable'
        -- After a step that failed nothing follows; where all is on record a step without a row was not taken.
        when whole.first_failed < judged.place or completeness.title_steps_complete then 'not_applicable'
        else 'unknown'
    end as state,
from judged
inner join whole on judged.unit_id = whole.unit_id and judged.title = whole.title
inner join completeness on judged.unit_id = completeness.unit_id
cross join as_of
