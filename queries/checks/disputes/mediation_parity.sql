-- title_zh: 调解委员会对等
-- title_en: Mediation committee at parity
-- rate_zh: 调委会人数对等率
-- rate_en: Mediation committees at parity
-- short_zh: 对等
-- short_en: Parity
-- definition_zh: 设有劳动争议调解委员会的，职工代表与企业代表人数相等且均不少于一人即为达标；人数不明的为待核实。
-- definition_en: A mediation committee passes with as many members for the employees as for the employer, at least
--   one each; unknown where a number is empty.
-- asked: unit
-- place: 2
-- strength: must
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号）第十五条：调解委员会由劳动者代表和企业代表组成，人数由双方协商确定，双方人数应当对等。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17), article 15: both
--   sides have the same number of members.
-- records: committees.in_being, committees.employee_members, committees.employer_members, coverage
-- kinds: mediation
-- next_step_zh: 协商调整双方代表人数，使其对等。
-- next_step_en: Agree on the same number of members for both sides.
select
    unit_id,
    mediation_rules_hold and mediation_is_in_being as applies,
    mediation_is_at_parity as passes,
    mediation_unequal_since as since,
from disputes
