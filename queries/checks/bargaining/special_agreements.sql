-- title_zh: 专项集体合同
-- title_en: Special agreements
-- rate_zh: 专项集体合同在期率
-- rate_en: Units with safety and women's agreements in force
-- short_zh: 专项合同
-- short_en: Special
-- definition_zh: 已建工会的企业、社会组织和企业化管理的事业单位，劳动安全卫生、女职工权益保护两类专项集体合同均在有效期内即为达标（含区域性、行业性）。
-- definition_en: A unit that bargaining binds passes when special agreements on safety and on women's rights are both
--   in force; regional and industry ones count.
-- asked: unit
-- place: 4
-- strength: may
-- basis_zh: 《中华人民共和国劳动合同法》第五十二条：可以订立劳动安全卫生、女职工权益保护、工资调整机制等专项集体合同。
-- basis_en: Labour Contract Law, article 52: special agreements on safety, women's rights and wages may be made.
-- parameters: bargaining_binds, review_silence_days
-- records: units.sector, units.enterprise_managed, agreements.kind, agreements.expires_on, coverage
-- kinds: safety, women
-- next_step_zh: 就劳动安全卫生、女职工权益保护提出协商要约。
-- next_step_en: Make bargaining offers on safety and on women's rights.
select
    unit_id,
    bargaining_binds as applies,
    special_agreements_are_in_force as passes,
from bargaining
