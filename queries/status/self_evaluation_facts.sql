-- One row per unit with a self-evaluation (和谐企业自评) of the date's year or before: the newest.
with

newest as (
    select
        self_evaluations.unit_id,
        max(self_evaluations.year) as year,
    from self_evaluations
    cross join as_of
    where self_evaluations.year <= year(as_of.as_of)
    group by self_evaluations.unit_id
)

-- Unit and year are the key of a self-evaluation: one row a unit.
select
    newest.unit_id,
    self_evaluations.satisfaction,
    self_evaluations.score,
    self_evaluations.assessors,
    cast(self_evaluations.union_reps as bigint) + self_evaluations.staff_reps as representatives,
    self_evaluations.reported_on,
from newest
inner join self_evaluations on newest.unit_id = self_evaluations.unit_id and newest.year = self_evaluations.year
