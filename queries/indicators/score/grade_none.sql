-- title_zh: 未定级单位数
-- title_en: Units without a grade
-- definition_zh: 适用检查已知不足八成，暂不定级的单位数。
-- definition_en: Units of whose checks less than four fifths are known: no grade yet.
-- unit: units
-- better: lower
-- basis_zh: 产品口径，内部参考，无法定依据。
-- basis_en: A measure of this product, for internal reference; no legal basis.
-- next_step_zh: 按待核实清单补充资料。
-- next_step_en: Fill in what the list “to verify” names.
-- place: 6
select
    count(*) filter (where is_operating and grade is null) as numerator,
    0 as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
