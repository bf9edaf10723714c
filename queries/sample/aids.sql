-- One row per aid that a union of an organ or an institution gave or planned: money or goods to a village school, a
-- village or an enterprise.
with
givers as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        units.unit_id || counted.number as id,
    from units
    cross join sample
    cross join range(1, 3) as counted (number)
    where
        units.sector in ('government', 'institution')
        and units.union_id is not null
        and units.closed_on is null
        and chance(units.unit_id || counted.number, 'aid') < 0.05
)

select
    'd' || substr(id, 2) as aid_id,
    unit_id,
    pick(['示例村小', '示例村', '示例企业'], id, 'recipient') as recipient,
    case when chance(id, 'money') < 0.5 then 'money' else 'in_kind' end as kind,
    known(1000 * whole(1, 100, id, 'amount'), 0.05, id, 'amount known') as amount_yuan,
    case when chance(id, 'money') >= 0.5 then pick(['图书', '文具', '衣物', '办公设备'], id, 'goods') end as goods,
    known(whole(5, 120, id, 'people'), 0.2, id, 'people known') as people,
    known(as_of - whole(0, 700, id, 'given'), 0.15, id, 'given known') as given_on,
    'synthetic' as source_file,
    source_row,
from givers
