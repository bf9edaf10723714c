-- title_zh: 称号创建进度
-- title_en: On the way to titles
-- definition_zh: 和谐企业和各级职工之家的创建步骤，每步按状态计单位数。自评看得分和工会、职工代表比例，
--   职工测评看满意率和是否报告职代会；前一步未通过的，后续步骤不适用；整改逾期未完成的为未通过，未到期或未定时限的
--   为待核实；没有记录的为待核实。
-- definition_en: The steps to the title of a harmonious enterprise and of a home of workers, each with its units by
--   state. The self-evaluation is judged by its score and its share of representatives, the vote by satisfaction and
--   the report to the congress. After a step that failed the following do not apply, but a rework, which fails once its
--   day has passed and is unknown until then. What is not recorded is unknown.
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》（方案要求）；职工之家评选表彰管理办法。
-- basis_en: Plan of the Guizhou organs' union (a plan's demand); measures on model homes of workers.
select
    title as title_kind,
    step as title_step,
    state,
    count(*) as amount,
from title_step_states
group by
    title,
    step,
    place,
    state
order by
    title,
    place,
    state
