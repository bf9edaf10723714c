-- title_zh: 应设调委会的单位
-- title_en: Units that must have a committee
-- definition_zh: 按所在地规则已知应当设立劳动争议调解委员会、而未设立或待核实的单位，及其所在的任务名单。规则区分规模而企业规模不明的、企业化管理与否不明的事业单位不在此列：是否应设不明；规则不论规模的地方，
--   规模不明的企业在列。
-- definition_en: Units that the rule of their place is known to bind to have a mediation committee and that have none,
--   or of which nobody knows, with the tasks on whose lists they stand. Left out are those of which nobody can say
--   whether it binds them: firms of unknown size where the rule goes by size, and institutions of which nobody knows
--   whether they are managed as enterprises. Where a rule binds firms of any size, those of unknown size are listed.
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号，2012年1月1日起施行）第十三条：大中型企业应当依法设立调解委员会。地方规定更严的从其规定。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17, in force since
--   1 January 2012), article 13: large and medium enterprises shall set up a mediation committee. Stricter local rules
--   prevail.
with

-- A unit may stand on several lists of one task.
on_tasks as (
    select distinct
        unit_id,
        task_id,
    from unit_lists
),

on_lists as (
    select
        unit_id,
        string_agg(task_id, ', ' order by task_id) as tasks,
    from on_tasks
    group by unit_id
)

select
    unit_status.unit_id,
    unit_status.name as unit,
    unit_status.size,
    unit_status.mediation_committee as state,
    unit_status.region,
    unit_status.supervisor,
    on_lists.tasks,
from unit_status
left join on_lists on unit_status.unit_id = on_lists.unit_id
where
    unit_status.mediation_committee = 'fail'
    -- What is unknown of a unit that the rule binds is the committee and not the duty.
    or (
        unit_status.mediation_committee = 'unknown'
        and unit_status.sector_is_bound_to_mediate
        and unit_status.size_is_bound_to_mediate
    )
order by
    unit_status.mediation_committee,
    unit_status.size,
    unit_status.unit_id
