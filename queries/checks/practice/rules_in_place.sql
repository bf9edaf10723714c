-- title_zh: 七项制度
-- title_en: Seven internal rules
-- rate_zh: 七项制度健全率
-- rate_en: Units with all seven rules in place
-- short_zh: 七项制度
-- short_en: Rules
-- definition_zh: 方案要求的单位，岗位责任、服务承诺、限时办结、公示、首问责任、一次性告知、效能考评七项制度均已建立且未废止即为达标；资料不全又有缺项的为待核实。
-- definition_en: A unit of which a campaign asks it passes when all seven rules are adopted and none is repealed:
--   post responsibility, service commitment, time limits, public notice, first contact, one-time notice, performance
--   review. A missing one is unknown unless the register is complete.
-- asked: unit
-- place: 2
-- strength: should
-- by_requirement: yes
-- demanded_by: plan
-- basis_zh: 山丹县总工会方案：建立七项制度（方案要求）。
-- basis_en: Plan of the Shandan county federation: seven internal rules.
-- parameters: rules_in_place_kinds
-- records: requirements.check_id, requirements.scope, systems.kind, systems.adopted_on, systems.repealed_on, coverage
-- kinds: post_responsibility, service_commitment, time_limit, public_notice, first_contact, one_time_notice,
--   performance_review
-- next_step_zh: 补建所缺制度并公布实施。
-- next_step_en: Adopt the rules that are missing and make them known.
select
    unit_id,
    rules_in_place_required as applies,
    rules_are_in_place as passes,
from practice
