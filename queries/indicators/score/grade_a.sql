-- title_zh: A级单位数
-- title_en: Units of grade A
-- definition_zh: 得分90分以上，且适用检查已知八成以上的单位数。
-- definition_en: Units with 90 points and more, of whose checks at least four fifths are known.
-- unit: units
-- better: higher
-- basis_zh: 产品口径，内部参考，无法定依据。
-- basis_en: A measure of this product, for internal reference; no legal basis.
-- next_step_zh: 按问题整改台账整改。
-- next_step_en: Work through the worklist.
-- place: 2
select
    count(*) filter (where is_operating and grade = 'A') as numerator,
    0 as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
