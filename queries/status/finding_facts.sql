-- One row per unit with findings that are open: how many.
select
    unit_id,
    count(*) as findings,
from open_findings
group by unit_id
