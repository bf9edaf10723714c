-- title_zh: 未报名单
-- title_en: Not yet reported
-- definition_zh: 已过报送时限而未报或被退回的报表，每个单位、报表、期次一行。
-- definition_en: Returns past their due date that are missing or sent back: one row per unit, form and period.
-- basis_zh: 报送要求。
-- basis_en: What each form asks for.
select
    returns.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    returns.form,
    returns.period,
    returns.due_on as due,
    date_diff('day', returns.due_on, as_of.as_of) as days_overdue,
    coalesce(returns.status, 'missing') as status,
from returns
cross join as_of
inner join unit_status on returns.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and returns.due_on < as_of.as_of
    -- missing or sent back is not received, whatever the date; a status that nobody wrote, or that tells of a later
    -- receipt, goes by the date (readings 3, 109)
    and (
        coalesce(returns.status in ('missing', 'sent_back'), false)
        or (returns.status is null and not coalesce(returns.received_on <= as_of.as_of, false))
    )
order by
    returns.due_on,
    returns.unit_id,
    returns.form,
    returns.period
