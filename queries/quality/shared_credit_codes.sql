-- title_zh: 多个单位使用同一统一社会信用代码
-- title_en: Units that share a credit code
select
    uscc,
    count(*) as units,
    min(unit_id) as unit_id,
    max(unit_id) as other_unit_id,
from units
where uscc is not null
group by uscc
having count(*) > 1
order by uscc
