-- title_zh: 职代会法定人数
-- title_en: Quorum of the congress
-- rate_zh: 职代会法定人数达标率
-- rate_en: Workers' congresses with a quorum
-- short_zh: 法定人数
-- short_en: Quorum
-- definition_zh: 最近12个月内召开过职代会的，最近一次到会人数达到应到代表的三分之二即为达标；人数不明的为待核实；召开时尚无此规则的不计。
-- definition_en: Where a workers' congress was held in the last 12 months, the newest passes when at least two thirds
--   of the delegates were present; unknown where a number is empty. One held before there was such a rule does not
--   count.
-- asked: unit
-- place: 2
-- strength: should
-- basis_zh: 《企业民主管理规定》（条号未经核实）、《上海市职工代表大会条例》第二十八条：须有全体职工代表三分之二以上出席。
-- basis_en: Provisions on democratic management of enterprises (article not confirmed); Shanghai, article 28: at
--   least two thirds of all delegates are present.
-- parameters: congress_quorum_numerator, congress_quorum_denominator
-- records: meetings.kind, meetings.held_on, meetings.delegates, meetings.present
-- kinds: workers_congress
-- next_step_zh: 下次会前核实代表人数，到会不足三分之二的另行召集。
-- next_step_en: Count the delegates before the next congress; call it again where fewer than two thirds come.
select
    unit_id,
    -- No congress on record is nothing to ask of, without a word about completeness (reading 98).
    congress_is_of_the_year as applies,
    congress_has_quorum as passes,
    congress_held_on as since,
    false as open,
from democracy
