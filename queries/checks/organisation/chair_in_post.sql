-- title_zh: 主席配备
-- title_en: Chair in post
-- rate_zh: 主席配备率
-- rate_en: Unions with a chair in post
-- short_zh: 主席配备
-- short_en: Chair
-- definition_zh: 有工会的，主席在任，或空缺未超过所在地规则的期限（全国为三个月，机关、事业单位六个月）即为达标；空缺起始日不明的为待核实。
-- definition_en: A union passes with a chair in post, or vacant for no longer than the rule of its place allows (three
--   months nationally, six for organs and institutions). A vacancy without a date is unknown.
-- asked: union
-- place: 5
-- strength: should
-- basis_zh: 《企业工会主席产生办法（试行）》第十八条：主席空缺应在三个月内补选；《机关工会工作暂行条例》：六个月（转引）；事业单位六个月未经核实。地方另有规定的从其规定。
-- basis_en: Measures on the election of enterprise union chairs (trial), article 18: a vacancy is filled within three
--   months; interim rules on unions of state organs: six months (from a secondary source); six months for institutions
--   is not confirmed. Local rules prevail where they differ.
-- parameters: chair_vacancy_months
-- records: unions.chair_filled, unions.chair_since, unions.chair_vacant_since
-- next_step_zh: 提名候选人，报上一级工会同意后补选主席。
-- next_step_en: Nominate a candidate, have the union above agree and elect the chair.
select
    unit_id,
    has_union as applies,
    case
        when chair_is_in_post then true
        when as_of <= cast(chair_vacant_since + interval (chair_vacancy_months) month as date) then true
        when as_of > cast(chair_vacant_since + interval (chair_vacancy_months) month as date) then false
    end as passes,
    chair_missing_since as since,
    chair_since as mended_on,
    chair_strength as strength,
from organisation
