-- title_zh: 已到时限的报表
-- title_en: Returns due
-- definition_zh: 按时报送率分母的每一份报表，按时收到的数量为1。
-- definition_en: Each return behind the denominator; its amount is 1 where it was received on time.
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
    coalesce(returns.status, case when returns.received_on is null then 'missing' end) as status,
    case
        when coalesce(returns.status, '') in ('missing', 'sent_back') then 0
        when returns.received_on <= returns.due_on then 1
        else 0
    end as amount,
    1 as whole,
from returns
cross join as_of
inner join unit_status on returns.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    -- Due by the date: before it, or on it and received (reading 70). One sent back is not received; one received or
    -- accepted without a day is undecidable (reading 109).
    and case
        when coalesce(returns.status, '') in ('missing', 'sent_back') then returns.due_on < as_of.as_of
        when returns.received_on <= as_of.as_of then returns.due_on <= as_of.as_of
        when returns.status is null then returns.due_on < as_of.as_of
        else false
    end
order by
    returns.received_on,
    returns.due_on,
    returns.unit_id,
    returns.form,
    returns.period
