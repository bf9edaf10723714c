-- title_zh: 经审组织
-- title_en: Audit commission
-- rate_zh: 经审组织设立率
-- rate_en: Unions with an audit commission
-- short_zh: 经审组织
-- short_en: Audit
-- definition_zh: 有工会的，经费审查委员会（小型工会为经审委员）存续即为达标。联合工会任一单位名下登记的均算数。
-- definition_en: A union passes when its audit commission (in a small union, an audit member) is in being, under
--   whichever of its units it is recorded.
-- asked: union
-- place: 6
-- strength: must
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第四十五条：各级工会建立经费审查委员会。
-- basis_en: Trade Union Law (2021), article 45: unions at every level set up an audit commission.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第四十四条：各级工会建立经费审查委员会。
-- former_basis_en: Trade Union Law (2009), article 44: unions at every level set up an audit commission.
-- records: committees.in_being, committees.established_on, committees.dissolved_on, coverage
-- kinds: audit
-- next_step_zh: 召开会员（代表）大会选举经费审查委员会，与工会委员会同届。
-- next_step_en: Elect an audit commission at a members' meeting, for the same term as the committee.
select
    unit_id,
    has_union as applies,
    audit_is_in_being as passes,
    coalesce(audit_dissolved_on, union_established_on) as since,
    audit_established_on as mended_on,
from organisation
