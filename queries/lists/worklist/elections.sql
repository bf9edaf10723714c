-- title_zh: 年度应换届名单
-- title_en: Re-elections due this year
-- definition_zh: 截至当日存续、1月1日前选举的最近一届在本年12月31日以前届满（含此前已届满）的工会，及换届已办到哪一步。
-- definition_en: Unions in being whose newest term elected before 1 January ends, or had ended, by 31 December of the
--   year of the date, with the step that the re-election has reached.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条。
-- basis_en: Trade Union Law (2021), article 16.
-- former_basis_to: 2021-12-31
-- former_basis_zh: 《中华人民共和国工会法》（2009年修正）第十五条。
-- former_basis_en: Trade Union Law (2009), article 15.
select
    unit_status.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    unit_status.term_before_the_year_ends_on as due,
    case
        when unit_status.term_before_the_year_ends_on < as_of.as_of
            then date_diff('day', unit_status.term_before_the_year_ends_on, as_of.as_of)
    end as days_overdue,
    election_steps_reached.step,
    election_steps_reached.done_on as step_done_on,
    unit_status.election_is_done_in_the_year as is_elected,
    greatest(unit_status.open_units_of_union, 1) as covers,
from unit_status
cross join as_of
left join election_steps_reached on unit_status.unit_id = election_steps_reached.unit_id
where unit_status.election_is_due_in_the_year
order by
    unit_status.election_is_done_in_the_year,
    unit_status.term_before_the_year_ends_on,
    unit_status.unit_id
