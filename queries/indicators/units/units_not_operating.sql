-- title_zh: 停业等单位数
-- title_en: Units not operating
-- definition_zh: 在册单位中经营状态为停业、吊销或筹建的单位数；这些单位不参与各项检查。
-- definition_en: Open units that are suspended, revoked or preparing. No check is asked of them.
-- unit: units
-- place: 2
-- better: neither
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 核实经营状态，已注销的予以注销。
-- next_step_en: Verify the operating status; close those that are gone.
select
    count(*) filter (where not is_operating) as numerator,
    0 as unknown,
    0 as not_applicable,
from unit_status
