-- One row per unit with a wage agreement in force: from which day on its renewal may be opened, by the rule of its
-- place.
select
    agreements_in_force.unit_id,
    case
        when rule_values.renewal_window_unit = 'months'
            then cast(agreements_in_force.wage_expires_on - interval (rule_values.renewal_window_days) month as date)
        else cast(agreements_in_force.wage_expires_on - interval (rule_values.renewal_window_days) day as date)
    end as renewal_from,
from agreements_in_force
inner join open_units on agreements_in_force.unit_id = open_units.unit_id
inner join
    rule_values
    on
        open_units.province is not distinct from rule_values.province
        and open_units.sector is not distinct from rule_values.sector
where agreements_in_force.wage_expires_on is not null
