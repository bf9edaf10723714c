-- title_zh: 已到时限的自查
-- title_en: Self-checks due
-- definition_zh: 自查按时报送率分母的每一份自查，按时报送的数量为1。
-- definition_en: Each self-check behind the denominator; its amount is 1 where it was submitted on time.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand).
select
    self_checks.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    self_checks.period,
    self_checks.due_on as due,
    self_checks.submitted_on,
    case when self_checks.submitted_on <= self_checks.due_on then 1 else 0 end as amount,
    1 as whole,
from self_checks
cross join as_of
inner join unit_status on self_checks.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    -- Due by the date: before it, or on it and submitted (reading 70).
    and (
        self_checks.due_on < as_of.as_of
        or (self_checks.due_on = as_of.as_of and self_checks.submitted_on <= as_of.as_of)
    )
order by
    self_checks.submitted_on,
    self_checks.due_on,
    self_checks.unit_id,
    self_checks.period
