-- title_zh: 劳动争议调解委员会
-- title_en: Labour-dispute mediation committee
-- rate_zh: 调委会设立率
-- rate_en: Units with a mediation committee
-- short_zh: 调委会
-- short_en: Mediation
-- definition_zh: 大中型企业（含只知为大中型、未分大和中的）设有劳动争议调解委员会即为达标；小微型企业可以设立，不适用；企业规模不明的为待核实。
-- definition_en: A large or medium enterprise, also one that is only known to be either, passes when a mediation
--   committee is in being. Small and micro ones may set one up: not applicable. Where the size is empty, the state is
--   unknown.
-- asked: unit
-- place: 1
-- headline: 1
-- strength: must
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号，2012年1月1日起施行）第十三条：大中型企业应当依法设立调解委员会。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17, in force since
--   1 January 2012), article 13: large and medium enterprises shall set up a mediation committee.
-- rules: R51 R52 R58
-- records: units.sector, units.size, committees.in_being, committees.established_on, coverage
-- kinds: mediation
-- next_step_zh: 由职工代表和企业代表对等组成调解委员会，并书面通知当地人社部门。
-- next_step_en: Set up the committee with as many members for the employees as for the employer.
select
    unit_id,
    mediation_rules_hold
    and sector_of_unit = 'enterprise'
    and size_of_unit in ('large', 'medium', 'large_or_medium') as applies,
    mediation_is_in_being as passes,
    mediation_missing_since as since,
    case when is_newly_founded then 'newly_founded' end as detail,
    mediation_established_on as mended_on,
from disputes
