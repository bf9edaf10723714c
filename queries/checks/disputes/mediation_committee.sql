-- title_zh: 劳动争议调解委员会
-- title_en: Labour-dispute mediation committee
-- rate_zh: 调委会设立率
-- rate_en: Units with a mediation committee
-- short_zh: 调委会
-- short_en: Mediation
-- definition_zh: 达到所在地规则规模的企业（全国为大中型；有的地方不论规模，并包括企业化管理的事业单位、社会组织）设有劳动争议调解委员会即为达标；其他单位不适用；规模不明而规则区分规模的为待核实。
-- definition_en: An enterprise of the size that the rule of its place names (large and medium nationally; in some
--   places of any size, with institutions managed as enterprises and social organisations) passes when a mediation
--   committee is in being; others are not applicable. Where the size is empty and the rule asks for it, the state is
--   unknown.
-- asked: unit
-- place: 1
-- headline: 1
-- strength: must
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号，2012年1月1日起施行）第十三条：大中型企业应当依法设立调解委员会。地方规定更严的从其规定。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17, in force since 1
--   January 2012), article 13: large and medium enterprises shall set up a mediation committee. Stricter local rules
--   prevail.
-- parameters: mediation_committee_min_size
-- records: units.sector, units.size, committees.in_being, committees.established_on, coverage
-- kinds: mediation
-- next_step_zh: 由职工代表和企业代表对等组成调解委员会。
-- next_step_en: Set up the committee with as many members for the employees as for the employer.
select
    unit_id,
    mediation_rules_hold
    and sector_is_bound_to_mediate
    and size_is_bound_to_mediate as applies,
    mediation_is_in_being as passes,
    mediation_missing_since as since,
    case when is_newly_founded then 'newly_founded' end as detail,
    mediation_established_on as mended_on,
    mediation_committee_strength as strength,
from disputes
