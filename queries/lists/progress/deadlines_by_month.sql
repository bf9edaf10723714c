-- title_zh: 各月到期数
-- title_en: Coming due by month
-- definition_zh: 各月到期的任期、集体合同、法人证书、任务、整改和自查数，分登记簿版本日期前已过期和此后到期；当天到期的尚未过期。
-- definition_en: How many terms, agreements, certificates, tasks, reworks and self-checks end in a month, passed before
--   the register's date or coming from that day on.
-- basis_zh: 各检查项目的依据。
-- basis_en: The basis of each check.
select
    cast(date_trunc('month', deadlines.due_on) as date) as month,
    deadlines.kind,
    count(*) filter (where deadlines.due_on < as_of.as_of) as passed,
    count(*) filter (where deadlines.due_on >= as_of.as_of) as coming,
from deadlines
cross join as_of
inner join unit_status on deadlines.unit_id = unit_status.unit_id
where unit_status.is_operating
group by
    date_trunc('month', deadlines.due_on),
    deadlines.kind
order by
    month,
    deadlines.kind
