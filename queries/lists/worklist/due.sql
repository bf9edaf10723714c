-- title_zh: 到期提醒
-- title_en: Coming due
-- definition_zh: 自起算日起若干天内到期的任期、集体合同、法人证书、任务、整改和自查。到期自当天起算,资料截至登记簿版本日期。
-- definition_en: Terms, agreements, certificates, tasks, reworks and self-checks that end within some days from a start
--   day. Counted from today over the recorded deadlines, while the records are as of the register's date.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
with

deadlines as (
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
        'task',
        title,
        due_on,
    from task_unit_states
    where not is_done
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
    where not coalesce(self_checks.submitted_on <= as_of.as_of, false)
)

select
    deadlines.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    deadlines.kind,
    deadlines.subject,
    deadlines.due_on as due,
    date_diff('day', horizon.from_on, deadlines.due_on) as days_left,
from deadlines
cross join horizon
inner join unit_status on deadlines.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and date_diff('day', horizon.from_on, deadlines.due_on) between 0 and horizon.days
order by
    deadlines.due_on,
    deadlines.unit_id,
    deadlines.kind,
    deadlines.subject
