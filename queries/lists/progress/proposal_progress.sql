-- title_zh: 职代会提案办理进展
-- title_en: Progress of proposals
-- definition_zh: 12个月内提出的职代会提案：按期办结、逾期办结、办理中、逾期未办结；没有办理期限的，办结或办理中单列为期限不明。
-- definition_en: The proposals filed in the last 12 months: closed in time, closed late, under way, overdue; those
--   without a day to close them by are closed or under way, and nobody can say whether in time.
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
with

judged as (
    select
        proposals.unit_id,
        case
            when proposals.closed_on <= as_of.as_of and proposals.due_on is null then 'closed'
            when proposals.closed_on <= as_of.as_of and proposals.closed_on <= proposals.due_on then 'closed_in_time'
            when proposals.closed_on <= as_of.as_of then 'closed_late'
            when proposals.due_on is null then 'open'
            when proposals.due_on < as_of.as_of then 'overdue'
            else 'running'
        end as proposal_state,
    from proposals
    cross join as_of
    inner join open_units on proposals.unit_id = open_units.unit_id
    where
        open_units.is_operating
        and proposals.filed_on <= as_of.as_of
        and as_of.as_of <= cast(proposals.filed_on + interval 12 month as date)
)

select
    proposal_state,
    count(*) as amount,
from judged
group by proposal_state
order by proposal_state
