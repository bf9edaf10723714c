-- title_zh: 到期提醒
-- title_en: Coming due
-- definition_zh: 自起算日起若干天内到期的任期、集体合同、法人证书、任务、整改和自查。资料截至登记簿版本日期。
-- definition_en: Terms, agreements, certificates, tasks, reworks and self-checks that end within some days from a start
--   day, by the records as of the register's date.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
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
