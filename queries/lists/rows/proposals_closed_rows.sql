-- title_zh: 近12个月立案的提案
-- title_en: Proposals filed in the 12 months
-- definition_zh: 提案办结率分母的每一件提案，已办结的数量为1。
-- definition_en: Each proposal behind the denominator; its amount is 1 where it is closed.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
select
    proposals.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    proposals.proposal_id,
    proposals.filed_on,
    proposals.due_on as due,
    proposals.closed_on as proposal_closed_on,
    case when proposals.closed_on <= as_of.as_of then 1 else 0 end as amount,
    1 as whole,
from proposals
cross join as_of
inner join unit_status on proposals.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and proposals.filed_on <= as_of.as_of
    and as_of.as_of <= cast(proposals.filed_on + interval 12 month as date)
order by
    proposals.closed_on,
    proposals.due_on,
    proposals.unit_id,
    proposals.proposal_id
