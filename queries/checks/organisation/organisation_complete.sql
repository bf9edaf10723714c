-- title_zh: 组织健全
-- title_en: Organisation complete
-- rate_zh: 组织健全率
-- rate_en: Unions with a complete organisation
-- short_zh: 组织健全
-- short_en: Complete
-- definition_zh: 主席配备、经审组织、女职工委员会三项均达标（不适用的不计）即为组织健全；任一未达标即为不健全；其余有待核实的为待核实。
-- definition_en: Chair in post, audit commission and women workers' committee all pass (those that do not apply do not
--   count). One that fails makes the organisation incomplete; else one that is unknown leaves it unknown.
-- asked: union
-- place: 11
-- strength: should
-- weight: 0
-- basis_zh: 由主席配备、经审组织、女职工委员会三项综合；方案所称“组织不健全”。
-- basis_en: Composed of chair, audit commission and women workers' committee; the plan's "incomplete organisation".
-- records: unions.chair_filled, unions.chair_since, committees.in_being, committees.established_on
-- kinds: audit, women
-- next_step_zh: 按所缺项补选主席、补建经审会或女职工委员会。
-- next_step_en: Elect the chair or set up the commission or committee that is missing.
select
    unit_id,
    not(
        chair_in_post = 'not_applicable'
        and audit_commission = 'not_applicable'
        and women_committee = 'not_applicable'
    ) as applies,
    case
        when chair_in_post = 'fail' or audit_commission = 'fail' or women_committee = 'fail' then false
        when chair_in_post = 'unknown' or audit_commission = 'unknown' or women_committee = 'unknown'
            then cast(null as boolean)
        else true
    end as passes,
    least(chair_in_post_since, audit_commission_since, women_committee_since) as since,
    concat_ws(
        ',',
        case when chair_in_post = 'fail' then 'chair_in_post' end,
        case when audit_commission = 'fail' then 'audit_commission' end,
        case when women_committee = 'fail' then 'women_committee' end
    ) as detail,
    -- The parts' own sources carry over (reading 36).
    coalesce(
        chair_in_post_source in ('computed', 'both')
        or audit_commission_source in ('computed', 'both')
        or women_committee_source in ('computed', 'both'),
        false
    ) as computed,
    coalesce(
        chair_in_post_source in ('reported', 'both')
        or audit_commission_source in ('reported', 'both')
        or women_committee_source in ('reported', 'both'),
        false
    ) as reported,
    -- A finding about the whole is disproved only when the whole passes (reading 52).
    case
        when
            chair_in_post in ('pass', 'not_applicable')
            and audit_commission in ('pass', 'not_applicable')
            and women_committee in ('pass', 'not_applicable')
            and (chair_in_post = 'pass' or audit_commission = 'pass' or women_committee = 'pass')
            then greatest(chair_in_post_mended_on, audit_commission_mended_on, women_committee_mended_on)
    end as mended_on,
from check_states
