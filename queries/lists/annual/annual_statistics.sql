-- title_zh: 工会统计年报核对数
-- title_en: Counts to check the annual statistics
-- definition_zh: 在营且已建会单位的各项计数：存量截至当日，“本统计年度”为起算日（10月1日）至当日。
--   工会的计数按牵头单位，联合工会计一个。各数旁为资料不明的单位数；没有一家已知的，登记簿无此资料。
-- definition_en: Counts over the operating units with a union: stocks on the date, flows of the statistical year from
--   its first day (1 October) to the date. Unions count at their lead unit. Beside each stand the units that are not
--   known; where none is known, the register has nothing to say.
-- basis_zh: 《中华人民共和国统计法》第七条；基层工会调查表（国统制〔2019〕107号），标准时期为上年10月1日至本年9月30日。
-- basis_en: Statistics Law, article 7; survey of grassroots unions (document 107 of 2019), of the year from 1 October
--   to 30 September.
with

recruited as (
    select
        headcounts.unit_id,
        cast(sum(headcounts.new_members) as bigint) as new_members,
    from headcounts
    cross join as_of
    cross join horizon
    where headcounts.counted_on between horizon.from_on and as_of.as_of
    group by headcounts.unit_id
),

applied as (
    select
        cases.unit_id,
        count(*) as cases,
    from cases
    cross join as_of
    cross join horizon
    where cases.applied_on between horizon.from_on and as_of.as_of
    group by cases.unit_id
),

-- One row per operating unit. A union of several units is a joint one whatever its form says.
operating as (
    select
        unit_status.*,
        case
            when unit_status.open_units_of_union > 1 then true
            when unions.form is not null then unions.form = 'joint'
        end as is_joint,
        unit_status.union_established_on between horizon.from_on and as_of.as_of as is_new,
        case
            when unit_status.elected_on is not null then unit_status.elected_on >= horizon.from_on
            when unit_status.terms_complete then false
        end as has_elected,
        -- A congress held earlier says nothing of this year, unless it is known that none was held since.
        case
            when unit_status.congress_held_on >= horizon.from_on then true
            when not unit_status.congress_has_met then false
        end as has_congress,
        -- Of chairs in post alone: a vacant post is neither, whatever is recorded of the chair before.
        unit_status.chair_is_in_post and unit_status.chair_full_time as has_full_time_chair,
        unit_status.chair_is_in_post and not unit_status.chair_full_time as has_part_time_chair,
        recruited.new_members,
        coalesce(applied.cases, case when unit_status.cases_per_head_are_known then 0 end) as cases_of_the_year,
    from unit_status
    cross join as_of
    cross join horizon
    left join unions on unit_status.union_id = unions.union_id
    left join recruited on unit_status.unit_id = recruited.unit_id
    left join applied on unit_status.unit_id = applied.unit_id
    where unit_status.is_operating
),

counted as (
    select
        count(*) filter (where has_union is distinct from false) as units,
        count(*) filter (where is_lead and has_union is distinct from false) as unions,
        count(*) filter (where has_union) as c_units_with_union,
        count(*) filter (where has_union is null) as u_units_with_union,
        count(*) filter (where is_lead and has_union) as c_unions,
        count(*) filter (where is_lead and has_union is null) as u_unions,
        count(*) filter (where is_lead and has_union and not is_joint) as c_unions_single,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and is_joint is null))
            as u_unions_single,
        count(*) filter (where is_lead and has_union and is_joint) as c_unions_joint,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and is_joint is null))
            as u_unions_joint,
        count(*) filter (where has_union and is_joint) as c_units_of_joint_unions,
        count(*) filter (where has_union is null or (has_union and is_joint is null)) as u_units_of_joint_unions,
        count(*) filter (where is_lead and has_union and is_new) as c_new_unions,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and is_new is null))
            as u_new_unions,
        count(*) filter (where is_lead and has_union and has_elected) as c_unions_elected,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and has_elected is null))
            as u_unions_elected,
        count(*) filter (where is_lead and has_union and is_legal_person) as c_legal_persons,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and is_legal_person is null))
            as u_legal_persons,
        coalesce(cast(sum(employees) filter (where has_union) as bigint), 0) as c_employees,
        count(*) filter (where has_union is null or (has_union and employees is null)) as u_employees,
        coalesce(cast(sum(female_employees) filter (where has_union) as bigint), 0) as c_female_employees,
        count(*) filter (where has_union is null or (has_union and female_employees is null)) as u_female_employees,
        coalesce(cast(sum(members) filter (where has_union) as bigint), 0) as c_members,
        count(*) filter (where has_union is null or (has_union and members is null)) as u_members,
        coalesce(cast(sum(female_members) filter (where has_union) as bigint), 0) as c_female_members,
        count(*) filter (where has_union is null or (has_union and female_members is null)) as u_female_members,
        coalesce(cast(sum(migrant_members) filter (where has_union) as bigint), 0) as c_migrant_members,
        count(*) filter (where has_union is null or (has_union and migrant_members is null)) as u_migrant_members,
        coalesce(cast(sum(verified_members) filter (where has_union) as bigint), 0) as c_verified_members,
        count(*) filter (where has_union is null or (has_union and verified_members is null)) as u_verified_members,
        coalesce(cast(sum(members) filter (where has_union and is_joint) as bigint), 0) as c_members_of_joint_unions,
        count(*) filter (
            where has_union is null or (has_union and (is_joint is null or (is_joint and members is null)))
        ) as u_members_of_joint_unions,
        coalesce(cast(sum(new_members) filter (where has_union) as bigint), 0) as c_new_members,
        count(*) filter (where has_union is null or (has_union and new_members is null)) as u_new_members,
        coalesce(cast(sum(new_form_members) filter (where is_lead and has_union) as bigint), 0) as c_new_form_members,
        count(*) filter (
            where is_lead and has_union is null or (is_lead and has_union and not new_form_members_are_known)
        ) as u_new_form_members,
        count(*) filter (where is_lead and has_union and chair_is_in_post) as c_chairs,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and chair_is_in_post is null))
            as u_chairs,
        count(*) filter (where is_lead and has_union and has_full_time_chair) as c_full_time_chairs,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and has_full_time_chair is null))
            as u_full_time_chairs,
        count(*) filter (where is_lead and has_union and has_part_time_chair) as c_part_time_chairs,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and has_part_time_chair is null))
            as u_part_time_chairs,
        count(*) filter (where is_lead and has_union and audit_is_in_being) as c_audit_commissions,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and audit_is_in_being is null))
            as u_audit_commissions,
        count(*) filter (where is_lead and has_union and women_is_in_being) as c_women_committees,
        count(*) filter (where is_lead and has_union is null or (is_lead and has_union and women_is_in_being is null))
            as u_women_committees,
        count(*) filter (where has_union and has_congress) as c_congresses,
        count(*) filter (where has_union is null or (has_union and has_congress is null)) as u_congresses,
        count(*) filter (where has_union and mediation_is_in_being) as c_mediation_committees,
        count(*) filter (where has_union is null or (has_union and mediation_is_in_being is null))
            as u_mediation_committees,
        coalesce(cast(sum(cases_of_the_year) filter (where has_union) as bigint), 0) as c_cases,
        count(*) filter (where has_union is null or (has_union and cases_of_the_year is null)) as u_cases,
        coalesce(cast(sum(own_agreements) filter (where has_union) as bigint), 0) as c_agreements,
        count(*) filter (where has_union is null or (has_union and not own_agreements_known)) as u_agreements,
        coalesce(cast(sum(own_comprehensive_agreements) filter (where has_union) as bigint), 0)
            as c_comprehensive_agreements,
        count(*) filter (where has_union is null or (has_union and not own_comprehensive_agreements_known))
            as u_comprehensive_agreements,
        coalesce(cast(sum(own_wage_agreements) filter (where has_union) as bigint), 0) as c_wage_agreements,
        count(*) filter (where has_union is null or (has_union and not own_wage_agreements_known)) as u_wage_agreements,
        coalesce(cast(sum(own_safety_agreements) filter (where has_union) as bigint), 0) as c_safety_agreements,
        count(*) filter (where has_union is null or (has_union and not own_safety_agreements_known))
            as u_safety_agreements,
        coalesce(cast(sum(own_women_agreements) filter (where has_union) as bigint), 0) as c_women_agreements,
        count(*) filter (where has_union is null or (has_union and not own_women_agreements_known))
            as u_women_agreements,
        count(*) filter (where has_union and has_agreement_in_force) as c_units_with_agreement,
        count(*) filter (where has_union is null or (has_union and has_agreement_in_force is null))
            as u_units_with_agreement,
        coalesce(
            cast(sum(employees_covered_by_agreement) filter (where has_union and has_agreement_in_force) as bigint), 0
        ) as c_employees_covered,
        count(*) filter (
            where has_union is null
            or (
                has_union
                and (
                    has_agreement_in_force is null
                    or (has_agreement_in_force and employees_covered_by_agreement is null)
                )
            )
        ) as u_employees_covered,
    from operating
),

items as (
    select
        1 as place,
        'organisation' as section,
        'units_with_union' as item,
        c_units_with_union as amount,
        u_units_with_union as unknown,
        units - u_units_with_union as known,
    from counted
    union all
    select
        2 as place,
        'organisation' as section,
        'unions' as item,
        c_unions as amount,
        u_unions as unknown,
        unions - u_unions as known,
    from counted
    union all
    select
        3 as place,
        'organisation' as section,
        'unions_single' as item,
        c_unions_single as amount,
        u_unions_single as unknown,
        unions - u_unions_single as known,
    from counted
    union all
    select
        4 as place,
        'organisation' as section,
        'unions_joint' as item,
        c_unions_joint as amount,
        u_unions_joint as unknown,
        unions - u_unions_joint as known,
    from counted
    union all
    select
        5 as place,
        'organisation' as section,
        'units_of_joint_unions' as item,
        c_units_of_joint_unions as amount,
        u_units_of_joint_unions as unknown,
        units - u_units_of_joint_unions as known,
    from counted
    union all
    select
        6 as place,
        'organisation' as section,
        'new_unions' as item,
        c_new_unions as amount,
        u_new_unions as unknown,
        unions - u_new_unions as known,
    from counted
    union all
    select
        7 as place,
        'organisation' as section,
        'unions_elected' as item,
        c_unions_elected as amount,
        u_unions_elected as unknown,
        unions - u_unions_elected as known,
    from counted
    union all
    select
        8 as place,
        'organisation' as section,
        'legal_persons' as item,
        c_legal_persons as amount,
        u_legal_persons as unknown,
        unions - u_legal_persons as known,
    from counted
    union all
    select
        9 as place,
        'members' as section,
        'employees' as item,
        c_employees as amount,
        u_employees as unknown,
        units - u_employees as known,
    from counted
    union all
    select
        10 as place,
        'members' as section,
        'female_employees' as item,
        c_female_employees as amount,
        u_female_employees as unknown,
        units - u_female_employees as known,
    from counted
    union all
    select
        11 as place,
        'members' as section,
        'members' as item,
        c_members as amount,
        u_members as unknown,
        units - u_members as known,
    from counted
    union all
    select
        12 as place,
        'members' as section,
        'female_members' as item,
        c_female_members as amount,
        u_female_members as unknown,
        units - u_female_members as known,
    from counted
    union all
    select
        13 as place,
        'members' as section,
        'migrant_members' as item,
        c_migrant_members as amount,
        u_migrant_members as unknown,
        units - u_migrant_members as known,
    from counted
    union all
    select
        14 as place,
        'members' as section,
        'verified_members' as item,
        c_verified_members as amount,
        u_verified_members as unknown,
        units - u_verified_members as known,
    from counted
    union all
    select
        15 as place,
        'members' as section,
        'members_of_joint_unions' as item,
        c_members_of_joint_unions as amount,
        u_members_of_joint_unions as unknown,
        units - u_members_of_joint_unions as known,
    from counted
    union all
    select
        16 as place,
        'members' as section,
        'new_members' as item,
        c_new_members as amount,
        u_new_members as unknown,
        units - u_new_members as known,
    from counted
    union all
    select
        17 as place,
        'members' as section,
        'new_form_members' as item,
        c_new_form_members as amount,
        u_new_form_members as unknown,
        unions - u_new_form_members as known,
    from counted
    union all
    select
        18 as place,
        'officers' as section,
        'chairs' as item,
        c_chairs as amount,
        u_chairs as unknown,
        unions - u_chairs as known,
    from counted
    union all
    select
        19 as place,
        'officers' as section,
        'full_time_chairs' as item,
        c_full_time_chairs as amount,
        u_full_time_chairs as unknown,
        unions - u_full_time_chairs as known,
    from counted
    union all
    select
        20 as place,
        'officers' as section,
        'part_time_chairs' as item,
        c_part_time_chairs as amount,
        u_part_time_chairs as unknown,
        unions - u_part_time_chairs as known,
    from counted
    union all
    select
        21 as place,
        'committees' as section,
        'audit_commissions' as item,
        c_audit_commissions as amount,
        u_audit_commissions as unknown,
        unions - u_audit_commissions as known,
    from counted
    union all
    select
        22 as place,
        'committees' as section,
        'women_committees' as item,
        c_women_committees as amount,
        u_women_committees as unknown,
        unions - u_women_committees as known,
    from counted
    union all
    select
        23 as place,
        'democracy' as section,
        'congresses' as item,
        c_congresses as amount,
        u_congresses as unknown,
        units - u_congresses as known,
    from counted
    union all
    select
        24 as place,
        'disputes' as section,
        'mediation_committees' as item,
        c_mediation_committees as amount,
        u_mediation_committees as unknown,
        units - u_mediation_committees as known,
    from counted
    union all
    select
        25 as place,
        'disputes' as section,
        'cases' as item,
        c_cases as amount,
        u_cases as unknown,
        units - u_cases as known,
    from counted
    union all
    select
        26 as place,
        'agreements' as section,
        'agreements' as item,
        c_agreements as amount,
        u_agreements as unknown,
        units - u_agreements as known,
    from counted
    union all
    select
        27 as place,
        'agreements' as section,
        'comprehensive_agreements' as item,
        c_comprehensive_agreements as amount,
        u_comprehensive_agreements as unknown,
        units - u_comprehensive_agreements as known,
    from counted
    union all
    select
        28 as place,
        'agreements' as section,
        'wage_agreements' as item,
        c_wage_agreements as amount,
        u_wage_agreements as unknown,
        units - u_wage_agreements as known,
    from counted
    union all
    select
        29 as place,
        'agreements' as section,
        'safety_agreements' as item,
        c_safety_agreements as amount,
        u_safety_agreements as unknown,
        units - u_safety_agreements as known,
    from counted
    union all
    select
        30 as place,
        'agreements' as section,
        'women_agreements' as item,
        c_women_agreements as amount,
        u_women_agreements as unknown,
        units - u_women_agreements as known,
    from counted
    union all
    select
        31 as place,
        'agreements' as section,
        'units_with_agreement' as item,
        c_units_with_agreement as amount,
        u_units_with_agreement as unknown,
        units - u_units_with_agreement as known,
    from counted
    union all
    select
        32 as place,
        'agreements' as section,
        'employees_covered' as item,
        c_employees_covered as amount,
        u_employees_covered as unknown,
        units - u_employees_covered as known,
    from counted
)

select
    section,
    item,
    amount,
    unknown,
    known,
from items
order by place
