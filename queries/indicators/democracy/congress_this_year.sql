-- title_zh: 本年职代会已召开率
-- title_en: Workers' congress held this year
-- definition_zh: 已建工会、应召开职代会的企业和事业单位（参公管理的除外）中，自1月1日至当日已召开的比例；资料不完备而未见记录的列为待核实。
-- definition_en: Of the enterprises and institutions with a union that are bound to hold one (not those managed
--   like the civil service), those that held one from 1 January to the date. None recorded is unknown unless
--   the records are complete.
-- unit: percent
-- numerator_zh: 本年已召开职代会的单位
-- numerator_en: units that held a congress this year
-- denominator_zh: 应召开职代会、情况已查明的单位
-- denominator_en: units bound to hold one of which it is known
-- remainder_zh: 本年未召开职代会的单位
-- remainder_en: units that held none this year
-- place: 1
-- headline: 1
-- better: higher
-- period: year
-- basis_zh: 《企业民主管理规定》（总工发〔2012〕12号，条号未经核实）：职工代表大会每年至少召开一次。
-- basis_en: Provisions on democratic management of enterprises (2012, article not confirmed): at least one
--   workers' congress a year.
-- next_step_zh: 督促未召开的单位年内召开职代会。
-- next_step_en: Have those without one hold it within the year.
select
    count(*) filter (where is_operating and congress_binds and congress_is_held_in_the_year) as numerator,
    count(*) filter (where is_operating and congress_binds and congress_is_held_in_the_year is not null) as denominator,
    count(*) filter (
        where
        is_operating
        and (congress_binds is null or (congress_binds and congress_is_held_in_the_year is null))
    ) as unknown,
    count(*) filter (where not is_operating or coalesce(not congress_binds, false)) as not_applicable,
from unit_status
