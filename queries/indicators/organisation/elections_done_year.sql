-- title_zh: 年度换届完成率
-- title_en: Elections done of those due this year
-- definition_zh: 年度应换届的工会中，自1月1日至当日已选出新一届委员会的比例。
-- definition_en: Of the unions whose election is due this year, those with a term elected from 1 January to the
--   date.
-- unit: percent
-- numerator_zh: 本年已换届的工会
-- numerator_en: unions that have elected this year
-- denominator_zh: 年度应换届的工会
-- denominator_en: unions whose election is due this year
-- remainder_zh: 应换届而尚未换届的工会
-- remainder_en: unions that have not elected yet
-- place: 14
-- headline: 3
-- better: higher
-- period: year
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- next_step_zh: 对未完成的逐家督办，明确选举日期。
-- next_step_en: Press each one that is not done and agree on a day.
select
    count(*) filter (where election_is_due_in_the_year and election_is_done_in_the_year) as numerator,
    count(*) filter (where election_is_due_in_the_year) as denominator,
    count(*) filter (where election_is_due_in_the_year is null) as unknown,
    count(*) filter (where not election_is_due_in_the_year) as not_applicable,
from unit_status
