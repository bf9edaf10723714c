-- title_zh: 任务
-- title_en: Tasks
-- definition_zh: 各专项行动的任务，责任部门和责任人职务，及名单上的单位数、其中已完成数和自报完成数。
-- definition_en: The tasks of every campaign, with who answers for each, the units on their lists, those done, and the
--   number that was reported as done.
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
    tasks.responsible_post,
    coalesce(listed.listed, 0) as listed,
    coalesce(listed.done, 0) as listed_done,
    tasks.done_count,
from tasks
left join listed on tasks.task_id = listed.task_id
order by
    tasks.campaign,
    tasks.task_id
