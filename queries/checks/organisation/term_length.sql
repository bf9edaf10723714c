-- title_zh: 届期合规
-- title_en: Length of term
-- rate_zh: 届期合规率
-- rate_en: Terms of lawful length
-- short_zh: 届期
-- short_en: Term
-- definition_zh: 有届次记录的，任期为三年或五年即为达标；记为四年的与工会法表述不一致，列为待核实。
-- definition_en: A recorded term passes when it is of three or five years. One of four years is unknown: it does not
--   agree with the words of the law and is to be verified.
-- asked: union
-- place: 3
-- strength: should
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条：基层工会委员会每届任期三年或者五年。
-- basis_en: Trade Union Law (2021), article 16: a grassroots committee's term is three or five years.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条：基层工会委员会每届任期三年或者五年。
-- former_basis_en: Trade Union Law (2009), article 15: a grassroots committee's term is three or five years.
-- records: terms.elected_on, terms.term_years
-- next_step_zh: 核对届次批复，按三年或五年更正届期。
-- next_step_en: Check the approval of the term and correct its length to three or five years.
select
    unit_id,
    -- No term is "not recorded" only where terms is complete (readings 17, 18).
    has_union and case when elected_on is not null then true when terms_complete then false end as applies,
    case
        when term_years in (3, 5) then true
        when term_years = 4 then cast(null as boolean)
        when term_years is not null then false
    end as passes,
    elected_on as since,
    case when term_years = 4 then 'term_of_four_years' end as detail,
from organisation
