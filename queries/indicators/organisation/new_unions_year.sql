-- title_zh: 本年新建会数
-- title_en: Unions established this year
-- definition_zh: 自1月1日至当日成立的基层工会数，联合工会计一个，计在牵头单位；其后已撤销的也计入。是否有工会不明的单位列为待核实。
-- definition_en: Grassroots unions established from 1 January to the date; a joint union counts once, at its
--   lead unit, and one dissolved since counts too. Units whose union is not known are unknown.
-- unit: unions
-- place: 3
-- better: higher
-- period: year
-- basis_zh: 统计口径；基层工会的建立须报上一级工会批准（《中华人民共和国工会法》（2021年修正）第十二条）。
-- basis_en: A count of the register; a union is set up with the approval of the union above (Trade Union Law
--   (2021), article 12).
-- former_basis_to: 2021-12-31
-- former_basis_zh: 统计口径；基层工会的建立须报上一级工会批准（《中华人民共和国工会法》（2009年修正）第十一条）。
-- former_basis_en: A count of the register; a union is set up with the approval of the union above (Trade Union Law
--   (2009), article 11).
-- next_step_zh: 核对建会批复，及时录入换届和会员资料。
-- next_step_en: Check the approval and record term and members.
select
    count(*) filter (where is_operating and is_new_union_of_the_year) as numerator,
    count(*) filter (where is_operating and is_lead and has_union is null) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
