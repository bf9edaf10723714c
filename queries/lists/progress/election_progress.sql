-- title_zh: 年度换届进度
-- title_en: Progress of this year's re-elections
-- definition_zh: 年度应换届的工会，按换届已办到的最后一步计数；届次记录已选举而环节未记到选举的，计入“选举”；没有环节记录的单列。被通报未按期换届、资料未显示已届满的工会另计。
-- definition_en: Unions whose re-election is due this year, by the last step reached; one whose new term is on record
--   counts as elected where its steps do not say so; those without a step on record have an empty step. Beside them,
--   unions that were reported as late while no record shows that their term has ended.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条。
-- basis_en: Trade Union Law (2021), article 16.
with

reached as (
    select
        unit_status.unit_id,
        coalesce(unit_status.election_is_due_in_the_year, false) as is_due,
        case
            when not coalesce(unit_status.election_is_due_in_the_year, false) then cast(null as varchar)
            when
                unit_status.election_is_done_in_the_year
                and coalesce(election_steps_reached.step in ('reminded', 'requested', 'approved'), true)
                then 'elected'
            else election_steps_reached.step
        end as step,
    from unit_status
    left join election_steps_reached on unit_status.unit_id = election_steps_reached.unit_id
    where
        unit_status.election_is_due_in_the_year
        or (unit_status.election_on_time = 'fail' and unit_status.election_days_overdue is null)
)

select
    step,
    count(*) filter (where is_due) as amount,
    count(*) filter (where not is_due) as undated,
from reached
group by step
order by step
