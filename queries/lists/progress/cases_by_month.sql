-- title_zh: 调解案件按月
-- title_en: Mediation cases by month
-- definition_zh: 12个月内申请的调解案件，按申请月份和结果计数；“open”为尚未办结，结果空缺的为待核实。
-- definition_en: The mediation cases applied for in the last 12 months, by month of application and outcome: open
--   where they are not closed, empty where they are closed and nobody recorded the outcome.
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号）第二十二条：三个工作日内受理；第二十九条：自受理之日起十五日内结束，双方同意延期的可以延长。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17), article 22:
--   accepted within three working days; article 29: closed within fifteen days of acceptance unless both sides agree
--   to more.
with

judged as (
    select
        unit_id,
        cast(date_trunc('month', applied_on) as date) as month,
        case when closed_on is null then 'open' else outcome end as case_result,
    from counted_cases
    where
        is_applied_in_year
        and applied_on is not null
)

select
    month,
    case_result,
    count(*) as amount,
from judged
group by
    month,
    case_result
order by
    month,
    case_result
