-- One row per open unit, task and list that the unit stands on, operating or not.
select
    task_units.unit_id,
    tasks.campaign,
    task_units.task_id,
    task_units.list_name,
from task_units
inner join open_units on task_units.unit_id = open_units.unit_id
left join tasks on task_units.task_id = tasks.task_id
