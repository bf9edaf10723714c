-- title_zh: 应设调委会的企业
-- title_en: Enterprises that must have a committee
-- definition_zh: 已知应当设立劳动争议调解委员会、而未设立或待核实的企业，及其所在的任务名单。企业规模不明的不在此列：是否应设不明。
-- definition_en: Enterprises that are known to be bound to have a mediation committee and have none, or of which
--   nobody knows, with the tasks on whose lists they stand. Those of unknown size are left out: whether the rule binds
--   them is not known.
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号，2012年1月1日起施行）第十三条：大中型企业应当依法设立调解委员会。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17, in force since
--   1 January 2012), article 13: large and medium enterprises shall set up a mediation committee.
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
    unit_status.sector = 'enterprise'
    -- With sector and size on record, unknown is the committee and not the duty.
    and unit_status.size is not null
    and unit_status.mediation_committee in ('fail', 'unknown')
order by
    unit_status.mediation_committee,
    unit_status.size,
    unit_status.unit_id
