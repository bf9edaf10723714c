-- title_zh: 到期按月汇总
-- title_en: Coming due by month
-- definition_zh: 自起算日起若干天内到期的期限，按月、按种类计数。
-- definition_en: The deadlines within some days from a start day, counted by month and kind.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
select
    cast(date_trunc('month', deadlines.due_on) as date) as month,
    deadlines.kind,
    count(*) as amount,
from deadlines
cross join horizon
inner join unit_status on deadlines.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and date_diff('day', horizon.from_on, deadlines.due_on) between 0 and horizon.days
group by
    date_trunc('month', deadlines.due_on),
    deadlines.kind
order by
    month,
    deadlines.kind
