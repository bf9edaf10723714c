-- title_zh: 组织不健全数
-- title_en: Incomplete organisations
-- definition_zh: “组织健全”检查未达标的工会数：主席、经审、女职工组织缺一即为不健全。
-- definition_en: Unions that fail the check “organisation complete”: chair, audit commission or women workers'
--   committee
--   missing.
-- unit: unions
-- place: 15
-- headline: 4
-- better: lower
-- basis_zh: 《中国工会章程》（2023年）第二十五条；《中华人民共和国工会法》第四十五条。
-- basis_en: Constitution of the Chinese Trade Unions (2023), article 25; Trade Union Law, article 45.
-- next_step_zh: 按所缺项补选主席、补建经审会或女职工委员会。
-- next_step_en: Elect the chair or set up the commission or committee that is missing.
select
    count(*) filter (where organisation_complete = 'fail') as numerator,
    count(*) filter (where organisation_complete = 'unknown') as unknown,
    count(*) filter (where organisation_complete = 'not_applicable') as not_applicable,
from unit_status
