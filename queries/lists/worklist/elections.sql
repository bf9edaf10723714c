-- title_zh: 年度应换届名单
-- title_en: Re-elections due this year
-- definition_zh: 截至当日存续、1月1日前选举的最近一届在本年12月31日以前届满（含此前已届满）的工会，以及按期换届未达标的其他工会，列出换届已办到哪一步；仅凭通报、资料未显示已届满的，届满日期和逾期天数空缺。
-- definition_en: Unions in being whose newest term elected before 1 January ends, or had ended, by 31 December of the
--   year of the date, and every other union that fails the check of elections on time, with the step that the
--   re-election has reached. One that was reported, while no record shows that its term has ended, has no date.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条。
-- basis_en: Trade Union Law (2021), article 16.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条。
-- former_basis_en: Trade Union Law (2009), article 15.
with

listed as (
    select
        unit_id,
        name as unit,
        sector,
        region,
        supervisor,
        case
            when election_is_due_in_the_year then term_before_the_year_ends_on
            when election_days_overdue is not null then end_of_term_on
        end as due,
        coalesce(election_is_due_in_the_year and election_is_done_in_the_year, false) as is_elected,
        greatest(open_units_of_union, 1) as covers,
    from unit_status
    where
        election_is_due_in_the_year
        or election_on_time = 'fail'
)

select
    listed.unit_id,
    listed.unit,
    listed.sector,
    listed.region,
    listed.supervisor,
    listed.due,
    case when listed.due < as_of.as_of then date_diff('day', listed.due, as_of.as_of) end as days_overdue,
    election_steps_reached.step,
    election_steps_reached.done_on as step_done_on,
    listed.is_elected,
    listed.covers,
from listed
cross join as_of
left join election_steps_reached on listed.unit_id = election_steps_reached.unit_id
order by
    listed.is_elected,
    listed.due asc nulls last,
    listed.unit_id
