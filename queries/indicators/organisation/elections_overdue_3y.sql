-- title_zh: 超期1–3年未换届数
-- title_en: Elections overdue by one to three years
-- definition_zh: 按记录的任期届满日（含批准延期）计算，超期366天至1095天仍未换届的工会数；仅由名单所报、没有届满日可算的不计入。
-- definition_en: Unions overdue by 366 to 1,095 days, counted from the recorded end of term, approved extension
--   included. One that is merely reported has no such day and is in no band.
-- unit: unions
-- place: 8
-- better: lower
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- next_step_zh: 按超期时长排序督办，由上级工会限期换届。
-- next_step_en: Press the longest overdue first; the union above sets a date.
select
    count(*) filter (where election_days_overdue between 366 and 1095) as numerator,
    count(*) filter (where election_on_time = 'unknown') as unknown,
    count(*) filter (where election_on_time = 'not_applicable') as not_applicable,
from unit_status
