-- title_zh: 女职工委员会
-- title_en: Women workers' committee
-- rate_zh: 女职工委员会设立率
-- rate_en: Unions with a women workers' committee
-- short_zh: 女职工委员会
-- short_en: Women
-- definition_zh: 女会员达到所在地规则人数（全国10人）的工会，女职工委员会存续即为达标；所在地规则以女职工计的，按女职工人数。
-- definition_en: A union with as many women members as the rule of its place says (10 nationally) passes when its women
--   workers' committee is in being. Where that rule counts women employees, they are counted.
-- asked: union
-- place: 7
-- strength: should
-- basis_zh: 《中国工会章程》（2023年）第二十五条、《工会女职工委员会工作条例》第十一条：女会员十人以上应建立女职工委员会。地方另有规定的从其规定。
-- basis_en: Constitution of the Chinese Trade Unions (2023), article 25; regulations on women workers' committees,
--   article 11: with 10 or more women members a committee is set up. Local rules prevail where they differ.
-- former_basis_to: 2023-10-11
-- former_basis_zh: 《工会女职工委员会工作条例》第十一条。地方另有规定的，按其规定。
-- former_basis_en: Regulations on women workers’ committees, article 11. Local rules prevail where they differ.
-- parameters: women_committee_min, women_committee_min_employees
-- records: headcounts.female_members, unions.female_members, committees.in_being, committees.established_on, coverage
-- kinds: women
-- next_step_zh: 建立女职工委员会，主任由女主席或女副主席担任。
-- next_step_en: Set up a women workers' committee, led by a woman chair or deputy chair of the union.
select
    unit_id,
    has_union
    and case
        when women_committee_min_employees is not null then female_employees_of_union >= women_committee_min_employees
        else female_members_of_union >= women_committee_min
    end as applies,
    women_is_in_being as passes,
    women_missing_since as since,
    women_established_on as mended_on,
    women_committee_strength as strength,
from organisation
