-- title_zh: 专职主席
-- title_en: Full-time chair
-- rate_zh: 专职主席配备率
-- rate_en: Unions with a full-time chair
-- short_zh: 专职主席
-- short_en: Full-time
-- definition_zh: 职工达到所在地规则人数（全国200人）、非机关单位的工会，主席为专职即为达标；社会组织自2022年起适用。联合工会按各单位职工合计，任一单位人数不明的为待核实。有的地方规定专职副主席亦可，本项只看主席
--   。
-- definition_en: A union of as many employees as the rule of its place says (200 nationally), other than of a state
--   organ, passes when its chair is full-time; social organisations since 2022. A joint union's employees are the sum
--   over its units, unknown if one is. Some places accept a full-time deputy chair; this check looks at the chair
--   alone.
-- asked: union
-- place: 9
-- strength: may
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十四条：职工二百人以上的企业、事业单位、社会组织的工会，可以设专职工会主席。《中国工会章程》（2023年）第二十五条的表述为“设”。地方规定“应当”的为应当。
-- basis_en: Trade Union Law (2021), article 14: with 200 or more employees a union may have a full-time chair. The
--   constitution (2023), article 25, says that it has one. Where a local rule says that it must, it is a duty.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十三条：职工二百人以上的企业、事业单位的工会，可以设专职工会主席。
-- former_basis_en: Trade Union Law (2009), article 13: with 200 or more employees a union may have a full-time chair.
-- parameters: full_time_chair_min
-- records: units.employees, units.sector, headcounts.employees, unions.chair_full_time
-- next_step_zh: 与单位协商，配备专职工会主席。
-- next_step_en: Agree with the employer on a full-time chair.
select
    unit_id,
    has_union and full_time_chair_binds as applies,
    chair_full_time as passes,
    full_time_chair_strength as strength,
from organisation
