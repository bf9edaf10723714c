-- title_zh: 建立工会
-- title_en: Union established
-- rate_zh: 应建会单位达标率
-- rate_en: Units bound that have a union
-- short_zh: 建立工会
-- short_en: Union
-- definition_zh: 职工25人以上的单位，或已有工会的单位，截至当日其工会存续即为达标；职工人数不明且未见工会的为待核实；没有工会的社会组织自2022年起适用。
-- definition_en: A unit with 25 or more employees, or with a union, passes when a union of the unit is in being on the
--   date. Where the headcount is empty and no union is recorded, the state is unknown. Social organisations without a
--   union are bound since 2022.
-- asked: unit
-- place: 1
-- strength: must
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十一条：有会员二十五人以上的，应当建立基层工会委员会。法律以会员计，未建会单位没有会员，本系统以职工人数代替（产品口径）。
-- basis_en: Trade Union Law (2021), article 11: 25 or more members shall set up a grassroots union committee. The law
--   counts members; a unit without a union has none, so employees stand in (a choice of this product).
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十条：有会员二十五人以上的，应当建立基层工会委员会。法律以会员计，未建会单位没有会员，本系统以职工人数代替（产品口径）。
-- former_basis_en: Trade Union Law (2009), article 10. The law counts members; employees stand in.
-- parameters: establish_min_members
-- records: units.employees, headcounts.employees, units.union_id, unions.established_on, coverage
-- next_step_zh: 帮助单位筹备建会，报上一级工会批准。
-- next_step_en: Help the unit to set up a union and have it approved by the union above.
select
    unit_id,
    -- Without a number the rule binds nobody that has no union.
    (establish_min_members is not null and employees_of_unit >= establish_min_members) or has_recorded_union
        as applies,
    has_recorded_union as passes,
    union_missing_since as since,
    -- A dissolved union dates the breach even where the records alone do not show that the rule binds (reading 29).
    union_reported_missing_since as since_reported,
    recorded_established_on as mended_on,
from organisation
