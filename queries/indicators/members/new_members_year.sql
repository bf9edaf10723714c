-- title_zh: 本年新发展会员
-- title_en: Members recruited this year
-- definition_zh: 统计日期在1月1日至当日的各次人数统计中，新发展会员数合计；有一次未填，或没有统计而资料不完备的单位列为待核实。
-- definition_en: The new members of all headcounts from 1 January to the date together. Units with one that is
--   empty, or with none and records that are not complete, are unknown.
-- unit: people
-- place: 5
-- better: higher
-- period: year
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 对完成进度慢的单位重点指导。
-- next_step_en: Guide the units that fall behind.
select
    cast(sum(new_members_of_the_year) as bigint) as numerator,
    count(*) filter (where is_operating and not new_members_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
