-- title_zh: 30天内届满数
-- title_en: Terms that end within 30 days
-- definition_zh: 截至当日起30天内（含当日和第30天）任期届满的工会数。
-- definition_en: Unions whose term ends between the date and 30 days later, both included.
-- unit: unions
-- place: 10
-- better: neither
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条；《中国工会章程》：任期届满应当如期换届。
-- basis_en: Trade Union Law (2021), article 16; Constitution of the Chinese Trade Unions: elections when the term ends.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条；《中国工会章程》：任期届满应当如期换届。
-- former_basis_en: Trade Union Law (2009), article 15; Constitution of the Chinese Trade Unions: elections when the
--   term ends.
-- next_step_zh: 提前准备换届：请示、候选人考察、会议筹备。
-- next_step_en: Prepare the election: request, candidates, meeting.
select
    count(*) filter (where is_operating and is_lead and has_union and days_to_end_of_term between 0 and 30)
        as numerator,
    count(*) filter (
        where is_operating and is_lead and (has_union is null or (has_union and days_to_end_of_term is null))
    ) as unknown,
    count(*) filter (where not is_operating or not is_lead or coalesce(not has_union, false)) as not_applicable,
from unit_status
