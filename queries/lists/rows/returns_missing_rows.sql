-- title_zh: 未报送的报表
-- title_en: Returns missing
-- definition_zh: 未报送数的每一份报表。
-- definition_en: Each return behind the number.
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
    1 as amount,
from returns
cross join as_of
inner join unit_status on returns.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and returns.due_on < as_of.as_of
    and (
        coalesce(returns.status in ('missing', 'sent_back'), false)
        or (returns.status is null and not coalesce(returns.received_on <= as_of.as_of, false))
    )
order by
    returns.due_on,
    returns.unit_id,
    returns.form,
    returns.period
