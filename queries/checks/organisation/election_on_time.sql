-- title_zh: 按期换届
-- title_en: Election on time
-- rate_zh: 按期换届率
-- rate_en: Elections on time
-- short_zh: 按期换届
-- short_en: Election
-- definition_zh: 有工会的，截至当日未超过本届任期届满日（或经批准的延期日）即为达标；届满当日仍在任期内；没有届次记录的为待核实。
-- definition_en: A union passes while the date is not after the end of its newest term, or of an approved extension.
--   The last day of term is still in term. Without a recorded term the state is unknown.
-- asked: union
-- place: 2
-- strength: must
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条：基层工会委员会每届任期三年或者五年；《中国工会章程》：任期届满应当如期换届选举。“长期未换届”指超期365天以上，系产品口径。
-- basis_en: Trade Union Law (2021), article 16: a grassroots committee's term is three or five years; Constitution of
--   the Chinese Trade Unions: elections are held when the term ends. "Long overdue" is more than 365 days, a choice
--   of this product.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条：基层工会委员会每届任期三年或者五年；《中国工会章程》：任期届满应当如期换届选举。“长期未换届”指超期365天以上，系产品口径。
-- former_basis_en: Trade Union Law (2009), article 15: a grassroots committee's term is three or five years;
--   Constitution of the Chinese Trade Unions: elections are held when the term ends. "Long overdue" is more than 365
--   days, a choice of this product.
-- parameters: long_overdue_days
-- records: terms.elected_on, terms.ends_on, terms.term_years, terms.extended_to, terms.extension_approved
-- next_step_zh: 向上一级工会请示，限期召开会员（代表）大会换届选举。
-- next_step_en: Ask the union above for approval and hold the election at a members' meeting by a set day.
select
    unit_id,
    has_union as applies,
    case
        when end_of_term_on is null then cast(null as boolean)
        when as_of <= end_of_term_on then true
        -- An extension whose approval nobody recorded leaves the time up to its end unknown (reading 30).
        when extension_is_approved is null and as_of <= extended_to then cast(null as boolean)
        else false
    end as passes,
    cast(end_of_term_on + interval 1 day as date) as since,
    elected_on as mended_on,
from organisation
