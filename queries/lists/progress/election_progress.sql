-- title_zh: 年度换届进度
-- title_en: Progress of this year's re-elections
-- definition_zh: 年度应换届的工会，按换届已办到的最后一步计数；届次记录已选举而环节未记到选举的，计入“选举”；没有环节记录的单列。
-- definition_en: Unions whose re-election is due this year, by the last step reached; one whose new term is on record
--   counts as elected where its steps do not say so; those without a step on record have an empty step.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条。
-- basis_en: Trade Union Law (2021), article 16.
with

reached as (
    select
        unit_status.unit_id,
        case
            when
                unit_status.election_is_done_in_the_year
                and coalesce(election_steps_reached.step in ('reminded', 'requested', 'approved'), true)
                then 'elected'
            else election_steps_reached.step
        end as step,
    from unit_status
    left join election_steps_reached on unit_status.unit_id = election_steps_reached.unit_id
    where unit_status.election_is_due_in_the_year
)

select
    step,
    count(*) as amount,
from reached
group by step
order by step
