-- One row per deadline that a unit has on record, past or coming, and has not met: terms, agreements, certificates,
-- tasks, reworks and self-checks; a task's with its list.
with

of_units as (
    select
        unit_id,
        'term' as kind,
        cast(null as varchar) as subject,
        end_of_term_on as due_on,
    from unit_status
    where
        is_operating
        and is_lead
        and has_union
    union all
    select
        unit_id,
        'agreement',
        kind,
        expires_on,
    from unit_agreements
    where is_in_force
    union all
    select
        unit_status.unit_id,
        'certificate',
        cast(null as varchar),
        unions.legal_person_valid_to,
    from unit_status
    inner join unions on unit_status.union_id = unions.union_id
    where
        unit_status.is_operating
        and unit_status.is_lead
        and unit_status.has_union
        and unions.legal_person
    union all
    select
        unit_id,
        'rework',
        cast(null as varchar),
        home_rework_due_on,
    from unit_status
    where home_review = 'fail'
    union all
    select
        self_checks.unit_id,
        'self_check',
        self_checks.period,
        self_checks.due_on,
    from self_checks
    cross join as_of
    inner join open_units on self_checks.unit_id = open_units.unit_id
    where not coalesce(self_checks.submitted_on <= as_of.as_of, false)
),

all_deadlines as (
    select
        unit_id,
        kind,
        subject,
        due_on,
        cast(null as varchar) as campaign,
        cast(null as varchar) as task_id,
        cast(null as varchar) as list_name,
    from of_units
    union all
    select
        unit_id,
        'task',
        title,
        due_on,
        campaign,
        task_id,
        list_name,
    from task_unit_states
    where not is_done
)

select
    unit_id,
    kind,
    subject,
    due_on,
    campaign,
    task_id,
    list_name,
from all_deadlines
where due_on is not null
