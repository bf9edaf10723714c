-- title_zh: 已办结的提案
-- title_en: Proposals closed
-- definition_zh: 提案办结率分子的每一件提案。
-- definition_en: Each proposal behind the numerator.
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
    1 as amount,
from proposals
cross join as_of
inner join unit_status on proposals.unit_id = unit_status.unit_id
where
    unit_status.is_operating
    and proposals.filed_on <= as_of.as_of
    and as_of.as_of <= cast(proposals.filed_on + interval 12 month as date)
    and proposals.closed_on <= as_of.as_of
order by
    proposals.closed_on,
    proposals.unit_id,
    proposals.proposal_id
