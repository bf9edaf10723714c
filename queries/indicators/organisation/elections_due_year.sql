-- title_zh: 年度应换届数
-- title_en: Elections due this year
-- definition_zh: 截至当日存续、1月1日前选举的最近一届（含批准延期）在本年12月31日以前届满的工会数，此前已届满的也计入；届满日算不出的列为待核实。
-- definition_en: Unions in being whose newest term elected before 1 January ends, approved extension included,
--   or had ended, by 31 December of the year of the date. Where no end can be computed it is unknown.
-- unit: unions
-- place: 13
-- better: neither
-- period: year
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- next_step_zh: 年初下达换届计划，逐家落实请示和选举日期。
-- next_step_en: Set the plan at the start of the year: request and day of election for each.
select
    count(*) filter (where election_is_due_in_the_year) as numerator,
    count(*) filter (where election_is_due_in_the_year is null) as unknown,
    count(*) filter (where not is_operating or not is_lead or coalesce(not has_union, false)) as not_applicable,
from unit_status
