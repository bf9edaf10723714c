-- title_zh: 会员大会
-- title_en: Members' meeting
-- rate_zh: 会员大会召开率
-- rate_en: Unions that held a members' meeting
-- short_zh: 会员大会
-- short_en: Meeting
-- definition_zh: 有工会的，上年1月1日以来召开过会员（代表）大会即为达标；该日之后新建的工会尚未召开的不适用；资料不全又未见会议的为待核实。
-- definition_en: A union passes when a meeting of members or their delegates was held since 1 January of the year
--   before the date. A union set up after that day that held none is not applicable. No meeting on record is unknown
--   unless the register is complete over that time.
-- asked: union
-- place: 10
-- strength: should
-- basis_zh: 《中国工会章程》（2023年）第二十六条：会员大会或者会员代表大会每年至少召开一次。一年过完才能认定该年未召开。
-- basis_en: Constitution of the Chinese Trade Unions (2023), article 26: at least one meeting a year. A year without
--   one is known only when it is over.
-- former_basis_to: 2023-10-11
-- former_basis_zh: 《中国工会章程》（2023年修改前的文本未读，暂按每年一次）。一年过完才能认定该年未召开。
-- former_basis_en: Constitution of the Chinese Trade Unions (its text before 2023 was not read; one meeting a year is
--   assumed). A year without one is known only when it is over.
-- parameters: members_meeting_per_year
-- records: meetings.kind, meetings.held_on, unions.established_on, coverage
-- kinds: members
-- next_step_zh: 年内召开会员（代表）大会，报告工作和经费收支。
-- next_step_en: Hold a members' meeting this year, with reports on the work and the accounts.
select
    unit_id,
    -- A union of this year or the last had no full year yet; that none was held must be known first (reading 100).
    has_union
    and members_meeting_per_year is not null
    and not (union_is_new and coalesce(not members_have_met, false)) as applies,
    members_have_met as passes,
    members_meeting_missing_since as since,
    members_met_on as mended_on,
    members_meeting_strength as strength,
from organisation
