-- title_zh: 长期未换届数
-- title_en: Elections long overdue
-- definition_zh: 超期365天以上，或名单报为长期未换届的工会数。“长期”没有法定界定，365天系产品口径。
-- definition_en: Unions overdue by more than 365 days, or reported under this check. The law does not say how long is
--   long;
--   365 days is a choice of this product.
-- unit: unions
-- place: 6
-- better: lower
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- parameters: long_overdue_days
-- next_step_zh: 由上级工会发函限期换届。
-- next_step_en: The union above sets a date in writing.
select
    count(*) filter (where is_long_overdue) as numerator,
    count(*) filter (where election_on_time = 'unknown') as unknown,
    count(*) filter (where election_on_time = 'not_applicable') as not_applicable,
from unit_status
