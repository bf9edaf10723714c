-- One row per unit on a list of a task that is counted in agreements, whatever the task's start (reading 110).
select task_units.unit_id,
from task_units
inner join tasks on task_units.task_id = tasks.task_id
where tasks.unit_of_target = 'agreements'
group by task_units.unit_id
