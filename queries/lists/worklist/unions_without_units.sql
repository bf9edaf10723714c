-- title_zh: 单位已注销、工会未撤销名单
-- title_en: Unions without an open unit
-- definition_zh: 截至当日存续、但没有在册单位的基层工会，列出最后注销的单位；按单位筛选时不列。
-- definition_en: Grassroots unions in being that have no open unit, with the unit that closed last. Under a filter on
--   units there are none.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十三条：用人单位终止或者被撤销的，其工会相应撤销，并报告上一级工会。
-- basis_en: Trade Union Law (2021), article 13: where the unit ends its union is dissolved and the union above is told.
select
    unions_without_units.union_id,
    unions_without_units.union_name,
    unions_without_units.unit_id,
    units.name as unit,
    units.sector,
    units.region,
    units.supervisor,
    unions_without_units.closed_on as unit_closed_on,
    date_diff('day', unions_without_units.closed_on, as_of.as_of) as days_open,
from unions_without_units
cross join as_of
left join units on unions_without_units.unit_id = units.unit_id
order by
    unions_without_units.closed_on asc nulls last,
    unions_without_units.union_id
