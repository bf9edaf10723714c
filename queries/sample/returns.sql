-- One row per report that a unit owes: the last four quarters of two forms, from a fiftieth of the units with a union.
with
quarters as (
    select
        sample.as_of,
        cast(date_trunc('quarter', sample.as_of) - to_months(cast(3 * counted.back as integer)) as date) as starts_on,
    from
        sample,
        range(0, 4) as counted (back)
),

owed as (
    select
        units.unit_id,
        units.source_row,
        quarters.as_of,
        forms.form,
        extract(year from quarters.starts_on) || 'Q' || extract(quarter from quarters.starts_on) as period,
        cast(quarters.starts_on + to_months(3) as date) + 9 as due_on,
        units.unit_id || forms.form || quarters.starts_on as id,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
    from units
    cross join quarters
    cross join (values ('工会组织情况季报'), ('集体协商情况季报')) as forms (form)
    where
        units.union_id is not null
        and units.closed_on is null
        and chance(units.unit_id, forms.form) < 0.02
),

received as (
    select
        *,
        case
            when chance(id, 'received') < least(0.5, 0.08 * lax) then null
            when chance(id, 'received') < least(0.7, 0.20 * lax) then by_then(due_on + whole(1, 40, id, 'when'), as_of)
            else by_then(due_on - whole(0, 12, id, 'when'), as_of)
        end as received_on,
    from owed
)

select
    unit_id,
    form,
    period,
    due_on,
    received_on,
    case
        when received_on is null then 'missing'
        when chance(id, 'status') < 0.05 then 'sent_back'
        when chance(id, 'status') < 0.40 then 'received'
        else 'accepted'
    end as status,
    'synthetic' as source_file,
    source_row,
from received
