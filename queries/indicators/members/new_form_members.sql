-- title_zh: 新就业形态会员数
-- title_en: Members in new forms of employment
-- definition_zh: 各工会最近一次统计的新就业形态会员（货车司机、网约车司机、快递员、外卖配送员等）合计，计在牵头单位；有空缺，或没有统计而资料不完备的列为待核实。
-- definition_en: Members in new forms of employment (drivers, couriers, delivery riders, others) of each
--   union's newest count, at its lead unit. Unions with an empty number, or with none and records that are not
--   complete, are unknown.
-- unit: people
-- place: 6
-- headline: 5
-- better: higher
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第三条：适应就业形态的发展变化，维护劳动者入会的权利；人数系统计口径。
-- basis_en: Trade Union Law (2021), article 3: the right to join as forms of employment change; the number is a
--   statistic.
-- next_step_zh: 依托行业工会联合会吸收新就业形态劳动者入会。
-- next_step_en: Recruit them through unions of their trades.
select
    cast(sum(new_form_members) as bigint) as numerator,
    count(*) filter (where is_operating and not new_form_members_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
