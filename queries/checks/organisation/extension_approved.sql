-- title_zh: 延期合规
-- title_en: Extension approved
-- rate_zh: 延期合规率
-- rate_en: Extensions approved and within the limit
-- short_zh: 延期
-- short_en: Extension
-- definition_zh: 本届任期延期的，经上一级工会批准且延期不超过所在地规则的期限（全国为届满后六个月）即为达标；批准情况或届满日不明的为待核实；未延期的不适用。
-- definition_en: A term that was extended passes when the union above approved it and it ends within the time that the
--   rule of its place allows (six months of the term's own end nationally). Unknown where the approval or the end is
--   empty; a term that was not extended is not applicable.
-- asked: union
-- place: 4
-- strength: should
-- basis_zh: 《中国工会章程》：特殊情况经上一级工会批准可以延期；延期一般不超过半年（条号未经核实）。
-- basis_en: Constitution of the Chinese Trade Unions: with the approval of the union above an election may be put
--   off; by half a year at most as a rule (article not confirmed).
-- parameters: extension_max_months
-- records: terms.elected_on, terms.ends_on, terms.term_years, terms.extended_to, terms.extension_approved, coverage
-- next_step_zh: 补报延期请示取得批复；已超过{extension_max_months}的尽快换届。
-- next_step_en: Ask the union above to approve the extension; where more than {extension_max_months} are over, hold the
--   election.
select
    unit_id,
    -- An approval without a day says that there is an extension, not to when (reading 32). No term is "none extended"
    -- only where terms is complete (reading 18).
    has_union
    and case
        when elected_on is not null then extended_to is not null or coalesce(extension_is_approved, false)
        when terms_complete then false
    end as applies,
    extension_is_approved and extended_to <= extension_limit_on as passes,
    regular_end_on as since,
from organisation
