-- One row per unit with an activity held in the last full quarter, which ended before the date's own began (reading 9).
select
    activities.unit_id,
    count(*) as held,
from activities
cross join as_of
where
    activities.held_on >= cast(cast(date_trunc('quarter', as_of.as_of) as date) - interval 3 month as date)
    and activities.held_on < cast(date_trunc('quarter', as_of.as_of) as date)
group by activities.unit_id
