-- title_zh: 职工总数
-- title_en: Employees
-- definition_zh: 在营单位职工人数合计，取最近一次人数统计，没有的取单位登记数；人数不明的单位列为待核实。
-- definition_en: Employees of the operating units together: each unit's newest headcount, else its own record.
--   Units without a number are unknown.
-- unit: people
-- place: 1
-- better: neither
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实人数不明的单位。
-- next_step_en: Verify the units without a number.
select
    cast(sum(employees) filter (where is_operating) as bigint) as numerator,
    count(*) filter (where is_operating and employees is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
