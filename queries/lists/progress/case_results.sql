-- title_zh: 调解结果与时限
-- title_en: Results of mediation, and whether in time
-- definition_zh: 12个月内办结的调解案件，按结果和受理后用时计数；结果或受理日、办结日空缺的为待核实。
-- definition_en: The mediation cases closed in the last 12 months, by outcome and by days from acceptance to closing;
--   an empty outcome, or empty days, are to be verified.
-- basis_zh: 《企业劳动争议协商调解规定》（人社部令第17号）第二十二条：三个工作日内受理；第二十九条：自受理之日起十五日内结束，双方同意延期的可以延长。
-- basis_en: Provisions on consultation and mediation of labour disputes in enterprises (order 17), article 22:
--   accepted within three working days; article 29: closed within fifteen days of acceptance unless both sides agree
--   to more.
with

judged as (
    select
        unit_id,
        outcome,
        case
            when date_diff('day', accepted_on, closed_on) <= 7 then 'week'
            when date_diff('day', accepted_on, closed_on) <= 15 then 'fifteen'
            when date_diff('day', accepted_on, closed_on) <= 30 then 'thirty'
            when date_diff('day', accepted_on, closed_on) > 30 then 'longer'
        end as days_taken,
    from counted_cases
    where is_closed_in_year
)

select
    outcome,
    days_taken,
    count(*) as amount,
from judged
group by
    outcome,
    days_taken
order by
    outcome,
    days_taken
