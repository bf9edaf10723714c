-- title_zh: 整改完成率
-- title_en: Reworks closed
-- definition_zh: 职工之家复查后列入整改的（已撤销的除外）中，截至当日整改已完成的比例；复查结果不明的不计入，该单位列为待核实。
-- definition_en: Of the homes of workers sent to rework after review, revoked ones left out, those whose rework
--   is closed by the date. One reviewed without a result is left out and makes its unit unknown.
-- unit: percent
-- numerator_zh: 整改已完成的职工之家
-- numerator_en: homes of workers whose rework is closed
-- denominator_zh: 复查后列入整改的职工之家
-- denominator_en: homes of workers sent to rework
-- remainder_zh: 整改未完成的职工之家
-- remainder_en: homes of workers whose rework is open
-- place: 6
-- headline: 5
-- better: higher
-- basis_zh: 《贵州省直机关工会和谐企业大创建活动方案》三（一）2（方案要求）。
-- basis_en: Plan of the Guizhou organs' union, part 3 (1) 2 (a plan's demand).
-- rows: rework_closed_rows
-- next_step_zh: 逐家对照复查意见督办整改。
-- next_step_en: Press each rework against what the review named.
select
    cast(sum(reworks_done) as bigint) as numerator,
    cast(sum(reworks_asked) as bigint) as denominator,
    count(*) filter (where reworks_are_counted is null) as unknown,
    count(*) filter (where not reworks_are_counted) as not_applicable,
from unit_status
