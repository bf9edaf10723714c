-- title_zh: 省级模范职工之家数
-- title_en: Provincial model homes of workers
-- definition_zh: 截至当日已命名、未撤销的称号数；创建申报中的不计；命名日期和状态都不明、模范称号级别不明，或没有称号而资料不完备的单位列为待核实。
-- definition_en: Titles awarded by the date and not revoked; candidates never count. Units with a title of
--   which neither day nor status is recorded, with a model title of unknown level, or with none and records that are
--   not complete, are unknown.
-- unit: titles
-- place: 2
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- rows: honours_provincial_rows
-- next_step_zh: 对已命名的按期复查，指导申报上一级称号。
-- next_step_en: Review those that have the title; guide them to the next level.
select
    cast(sum(provincial_titles) as bigint) as numerator,
    count(*) filter (where is_operating and not provincial_titles_are_known) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
