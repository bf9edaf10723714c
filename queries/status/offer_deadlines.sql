-- One row per bargaining offer of an open unit made by the date, or on no known day: the last day for its answer, by
-- the rule in force where and when it was made, and whether bargaining bound its sector then. Without a day, or with a
-- sector that nobody knows, it may have.
select
    offers.offer_id,
    offers.unit_id,
    offers.offered_on,
    case
        when time_limits.are_working_days then days_of_work.worked_on
        else cast(offers.offered_on + interval (time_limits.days) day as date)
    end as due_on,
    offers.offered_on is null
    or (time_limits.days is not null and (open_units.sector is null or binding.value is not null)) as is_bound,
from offers
cross join as_of
inner join open_units on offers.unit_id = open_units.unit_id
left join
    time_limits
    on
        open_units.province is not distinct from time_limits.province
        and open_units.sector is not distinct from time_limits.sector
        and time_limits.parameter = 'offer_reply_days'
        and offers.offered_on >= time_limits.from_on
        and offers.offered_on <= time_limits.to_on
left join
    rule_periods as binding
    on
        open_units.province is not distinct from binding.province
        and open_units.sector is not distinct from binding.sector
        and binding.parameter = 'bargaining_binds'
        and offers.offered_on >= binding.from_on
        and offers.offered_on <= binding.to_on
left join working_days on offers.offered_on = working_days.day
left join days_of_work on working_days.number + time_limits.days = days_of_work.number
where coalesce(offers.offered_on <= as_of.as_of, true)
