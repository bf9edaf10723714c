-- title_zh: 专项集体合同签订率
-- title_en: Special agreements signed
-- definition_zh: 列入以协议份数计的任务名单的单位，工资、劳动安全卫生、女职工权益保护三类专项集体合同在期的类数占应签三类的比例，含区域性、行业性合同；三类中有一类不能判断的单位不计入，列为待核实。
--   按任务或名单分组、筛选时，仍看单位的全部名单。
-- definition_en: Of three special agreements (wages, safety, women's rights) for each unit on the lists of
--   tasks counted in agreements, those in force, regional and industry ones included. A unit of which one of
--   the three is not decided is in neither sum and unknown. By task or list, too, a unit is judged by all its lists.
-- unit: percent
-- numerator_zh: 在期的专项集体合同类数
-- numerator_en: kinds of special agreements in force
-- denominator_zh: 应签的专项集体合同类数（每个单位三类）
-- denominator_en: kinds that are asked for, three of each unit
-- remainder_zh: 尚未签订的专项集体合同类数
-- remainder_en: kinds that are missing
-- place: 9
-- better: higher
-- basis_zh: 《中华人民共和国劳动合同法》第五十二条；《贵州省直机关工会和谐企业大创建活动方案》（方案要求）。
-- basis_en: Labour Contract Law, article 52; plan of the Guizhou organs' union (a plan's demand).
-- next_step_zh: 对所缺类别逐项协商签订。
-- next_step_en: Bargain for each kind that is missing.
select
    cast(sum(special_kinds_in_force) filter (where special_agreements_are_counted) as bigint) as numerator,
    cast(sum(3) filter (where special_agreements_are_counted) as bigint) as denominator,
    count(*) filter (where special_agreements_are_counted is null) as unknown,
    count(*) filter (where not special_agreements_are_counted) as not_applicable,
from unit_status
