-- title_zh: 按时报送的报表
-- title_en: Returns on time
-- definition_zh: 按时报送率分子的每一份报表。
-- definition_en: Each return behind the numerator.
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
    returns.received_on,
    returns.status,
    1 as amount,
from returns
cross join as_of
inner join unit_status on returns.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and coalesce(returns.status, '') not in ('missing', 'sent_back')
    and returns.received_on <= returns.due_on
    and returns.due_on <= as_of.as_of
order by
    returns.received_on,
    returns.unit_id,
    returns.form,
    returns.period
