-- title_zh: 职代会召开
-- title_en: Workers' congress
-- rate_zh: 职代会召开率
-- rate_en: Units that held a workers' congress
-- short_zh: 职代会
-- short_en: Congress
-- definition_zh: 已建工会的企业、事业单位（参公管理的除外），上年1月1日以来召开过职工（代表）大会即为达标；该日之后新设、新建会或规则才施行而尚未召开的不适用，规则施行前（全国为2012年2月13日）不适用；
--   资料不全又未见会议的为待核实。
-- definition_en: An enterprise or institution with a union, unless managed as the civil service, passes when a
--   workers' congress or general meeting was held since 1 January of the year before the date. New units and unions
--   that held none are not applicable, nor is anyone before the rule of the place (nationally of 13 February 2012) has
--   been in force that long. None on record is unknown unless the register is complete over that time.
-- asked: unit
-- place: 1
-- strength: should
-- demanded_by: law
-- basis_zh: 《企业民主管理规定》（总工发〔2012〕12号，条号未经核实）：职工代表大会每年至少召开一次；《上海市职工代表大会条例》第二十二条、《浙江省企业民主管理条例》第十五条同。企业为应当；事业单位为政策要求，地方规定
--   应当的为应当。
-- basis_en: Provisions on democratic management of enterprises (2012, article not confirmed): at least one congress a
--   year; so also Shanghai, article 22, and Zhejiang, article 15. For enterprises it is a duty; for institutions a
--   policy, or a duty where a local rule says so.
-- parameters: congress_per_year
-- records: units.sector, units.civil_service_managed, meetings.kind, meetings.held_on, unions.established_on,
--   coverage
-- kinds: workers_congress
-- next_step_zh: 年内召开职工代表大会或职工大会。
-- next_step_en: Hold a workers' congress or general meeting this year.
select
    unit_id,
    -- A new unit or union had no full year yet; that none was held must be known first (reading 100).
    congress_binds and not (is_new_for_congress and coalesce(not congress_has_met, false)) as applies,
    congress_has_met as passes,
    congress_missing_since as since,
    congress_held_on as mended_on,
    congress_strength as strength,
from democracy
