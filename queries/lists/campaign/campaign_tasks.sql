-- title_zh: 任务
-- title_en: Tasks
-- definition_zh: 各专项行动的任务，及名单上的单位数和其中已完成数（计已启动与未启动的任务）。
-- definition_en: The tasks of every campaign, with the units on their lists and those done, started or not.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
with

listed as (
    select
        task_id,
        count(*) as listed,
        count(*) filter (where is_done) as done,
    from task_unit_states
    group by task_id
)

select
    tasks.campaign,
    tasks.task_id,
    tasks.title,
    tasks.target,
    tasks.unit_of_target,
    tasks.target_note,
    tasks.starts_on,
    tasks.due_on,
    tasks.owner,
    coalesce(listed.listed, 0) as listed,
    greatest(coalesce(listed.done, 0), coalesce(tasks.done_count, 0)) as done,
from tasks
left join listed on tasks.task_id = listed.task_id
order by
    tasks.campaign,
    tasks.task_id
