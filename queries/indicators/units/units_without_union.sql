-- title_zh: 未建会单位数
-- title_en: Units without a union
-- definition_zh: 应建未建的单位数，即“建立工会”检查未达标的单位。
-- definition_en: Units bound to have a union that have none: those that fail the check “union established”.
-- unit: units
-- place: 3
-- better: lower
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条。
-- basis_en: Trade Union Law (2021), article 11.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条。
-- former_basis_en: Trade Union Law (2009), article 10.
-- parameters: establish_min_members
-- next_step_zh: 帮助单位筹备建会，报上一级工会批准。
-- next_step_en: Help the unit to set up a union and have it approved by the union above.
select
    count(*) filter (where union_established = 'fail') as numerator,
    count(*) filter (where union_established = 'unknown') as unknown,
    count(*) filter (where union_established = 'not_applicable') as not_applicable,
from unit_status
