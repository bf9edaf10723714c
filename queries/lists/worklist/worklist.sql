-- title_zh: 问题整改台账
-- title_en: Worklist
-- definition_zh: 每个未达标且仍可整改的检查一行（“可以”类不列入），联合工会列在牵头单位；每个逾期任务单位一行。逾期天数自完成时限起计；届满未换届而未定时限的自届满日起计。先“应当”，再按完成时限、时长排列。
--   按专项行动、任务或名单筛选时，只列相应名单上的逾期任务。
-- definition_en: One row per failing check that can still be mended (none that merely may be done), a union's at its
--   lead unit, and one per overdue task unit. An item is overdue from its due date; a union whose term has ended and
--   to which none is set, from the end of the term. What the law demands first, then by due date and by time open. By
--   campaign, task or list only the overdue task units on those lists.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
with

failing as (
    select
        check_rows.unit_id,
        check_rows.check_id,
        check_rows.strength,
        checks.asked,
        check_rows.source,
        check_rows.since,
        check_rows.due,
        check_rows.detail,
        cast(null as varchar) as owner,
        cast(null as varchar) as task,
    from check_rows
    inner join checks on check_rows.check_id = checks.check_id
    where
        check_rows.state = 'fail'
        and check_rows.open
        and check_rows.strength != 'may'
),

overdue_tasks as (
    select
        unit_id,
        concat('task:', task_id) as check_id,
        'should' as strength,
        'unit' as asked,
        'computed' as source,
        cast(due_on + interval 1 day as date) as since,
        due_on as due,
        list_name as detail,
        owner,
        title as task,
    from task_unit_states
    where is_overdue
),

items as (
    select *, from failing
    union all
    select *, from overdue_tasks
),

ranked_statements as (
    select
        statements.unit_id,
        statements.check_id,
        statements.text,
        row_number() over (
            partition by statements.unit_id, statements.check_id
            order by statements.said_on desc
        ) as place,
    from statements
    cross join as_of
    where statements.said_on <= as_of.as_of
)

select
    items.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    items.check_id,
    items.task,
    items.detail,
    items.strength,
    items.source,
    items.since,
    date_diff('day', items.since, as_of.as_of) as days_open,
    items.due,
    -- Counted from the date that is set, and not before it. The law sets none by which a late election must be held,
    -- but its time has run out with the term (reading 30): so it does where nobody has set one.
    case
        when items.due < as_of.as_of then date_diff('day', items.due, as_of.as_of)
        when items.due is null and items.check_id = 'election_on_time' then unit_status.election_days_overdue
    end as days_overdue,
    coalesce(items.owner, finding_owners.owner, unit_status.supervisor) as responsible,
    ranked_statements.text as statement,
    case when items.asked = 'union' then greatest(unit_status.open_units_of_union, 1) else 1 end as covers,
from items
cross join as_of
inner join unit_status on items.unit_id = unit_status.unit_id
left join finding_owners on items.unit_id = finding_owners.unit_id and items.check_id = finding_owners.check_id
left join
    ranked_statements
    on
        items.unit_id = ranked_statements.unit_id
        and items.check_id = ranked_statements.check_id
        and ranked_statements.place = 1
order by
    case items.strength when 'must' then 1 when 'should' then 2 else 3 end,
    items.due asc nulls last,
    date_diff('day', items.since, as_of.as_of) desc nulls last,
    items.unit_id,
    items.check_id,
    items.detail
