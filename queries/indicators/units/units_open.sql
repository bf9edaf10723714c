-- title_zh: 在册单位数
-- title_en: Units on the register
-- definition_zh: 截至当日在册（已成立、未注销）的单位数，停业等单位也计入。
-- definition_en: Units founded and not closed on the date; those not operating count too.
-- unit: units
-- place: 1
-- better: neither
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: –
-- next_step_en: –
select
    count(*) as numerator,
    0 as unknown,
    0 as not_applicable,
from unit_status
