-- One row per spelling of a unit's name: one unit in sixty is also known by another, always with its own number in it.
with
spelled as (
    select
        unit_id,
        name,
        supervisor,
        source_row,
        case
            when chance(unit_id, 'alias') < 0.008 then 'rule'
            when chance(unit_id, 'alias') < 0.012 then 'exact'
            else 'manual'
        end as method,
    from units
    where chance(unit_id, 'alias') < 0.016
)

select
    case spelled.method
        when 'rule' then spelled.name || '工会'
        when 'exact' then '(示例)' || substr(spelled.name, 3)
        else replace(spelled.name, '示例', '示例省')
    end as alias,
    spelled.unit_id,
    spelled.method,
    -- a body, never a person
    case when spelled.method = 'manual' then spelled.supervisor end as confirmed_by,
    case
        when spelled.method = 'manual'
            then cast(sample.as_of - whole(0, 600, spelled.unit_id, 'confirmed') as timestamp)
    end as confirmed_at,
    'synthetic' as source_file,
    spelled.source_row,
from spelled
cross join sample
