-- One row per province and sector met among the open units, parameter and range of numbers, from at_least to the one
-- before below: since when a unit with such a number has been bound without a break. Empty: for ever, as far as the
-- rules say. A number that nobody knows is -1: it is bound only from where on every number is.
with

-- Where women employees are counted, women members are not asked for.
women as (
    select
        members.province,
        members.sector,
        members.parameter,
        greatest(members.from_on, employees.from_on) as from_on,
        least(members.to_on, employees.to_on) as to_on,
        members.value,
    from rule_periods as members
    inner join
        rule_periods as employees
        on
            members.province is not distinct from employees.province
            and members.sector is not distinct from employees.sector
            and members.from_on <= employees.to_on
            and employees.from_on <= members.to_on
    where
        members.parameter = 'women_committee_min'
        and employees.parameter = 'women_committee_min_employees'
        and employees.value is null
),

periods as (
    select
        province,
        sector,
        parameter,
        to_on,
        value,
    from women
    union all
    select
        province,
        sector,
        parameter,
        to_on,
        value,
    from rule_periods
    where
        parameter in (
            'bargaining_binds',
            'congress_per_year',
            'establish_min_members',
            'mediation_committee_min_size',
            'members_meeting_per_year'
        )
        or (parameter = 'women_committee_min_employees' and value is not null)
),

-- The last number is that of a unit that any rule binds that has a value.
steps as (
    select
        province,
        sector,
        parameter,
        -1 as at_least,
    from periods
    union
    select
        province,
        sector,
        parameter,
        value as at_least,
    from periods
    where value is not null
),

former as (
    select
        periods.province,
        periods.sector,
        periods.parameter,
        periods.value,
        cast(periods.to_on + interval 1 day as date) as next_from_on,
    from periods
    cross join as_of
    where periods.to_on < as_of.as_of
)

select
    steps.province,
    steps.sector,
    steps.parameter,
    steps.at_least,
    coalesce(
        min(steps.at_least) over (
            partition by steps.province, steps.sector, steps.parameter
            order by steps.at_least
            rows between 1 following and 1 following
        ),
        2147483647
    ) as below,
    max(former.next_from_on) as binds_from,
from steps
left join
    former
    on
        steps.province is not distinct from former.province
        and steps.sector is not distinct from former.sector
        and steps.parameter = former.parameter
        and coalesce(former.value > steps.at_least, true)
group by
    steps.province,
    steps.sector,
    steps.parameter,
    steps.at_least
