-- title_zh: 超期未换届数
-- title_en: Elections overdue
-- definition_zh: 任期届满（含批准延期）后仍未换届的工会数，含名单所报。
-- definition_en: Unions past the end of their term, approved extension included, or reported as such.
-- unit: unions
-- place: 5
-- headline: 2
-- better: lower
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- next_step_zh: 督促向上一级工会请示并限期换届。
-- next_step_en: Have them ask the union above and hold the election by a set day.
select
    count(*) filter (where election_on_time = 'fail') as numerator,
    count(*) filter (where election_on_time = 'unknown') as unknown,
    count(*) filter (where election_on_time = 'not_applicable') as not_applicable,
from unit_status
