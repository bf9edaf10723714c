-- title_zh: 年度应换届名单
-- title_en: Re-elections due this year
-- definition_zh: 截至当日存续、1月1日前选举的最近一届在本年12月31日以前届满（含此前已届满）的工会，及换届已办到哪一步。
-- definition_en: Unions in being whose newest term elected before 1 January ends, or had ended, by 31 December of the
--   year of the date, with the step that the re-election has reached.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第十六条。
-- basis_en: Trade Union Law (2021), article 16.
with

year as (
    select
        cast(date_trunc('year', as_of) as date) as starts_on,
        cast(date_trunc('year', as_of) + interval 1 year - interval 1 day as date) as ends_on,
    from as_of
),

earlier_terms as (
    select
        terms.*,
        coalesce(terms.ends_on, cast(terms.elected_on + interval (terms.term_years) year as date)) as regular_end_on,
        row_number() over (
            partition by terms.union_id
            order by
                terms.elected_on desc,
                terms.term_no desc nulls last
        ) as place,
    from terms
    cross join year
    where terms.elected_on < year.starts_on
),

due_terms as (
    select
        earlier_terms.union_id,
        earlier_terms.term_no,
        earlier_terms.elected_on,
        case
            when earlier_terms.extension_approved then greatest(earlier_terms.regular_end_on, earlier_terms.extended_to)
            else earlier_terms.regular_end_on
        end as end_of_term_on,
    from earlier_terms
    where earlier_terms.place = 1
),

steps as (
    select
        election_steps.union_id,
        election_steps.step,
        election_steps.done_on,
        row_number() over (
            partition by election_steps.union_id
            order by
                election_steps.done_on desc,
                case election_steps.step
                    when 'reminded' then 1
                    when 'requested' then 2
                    when 'approved' then 3
                    when 'elected' then 4
                    when 'result_approved' then 5
                    else 6
                end desc
        ) as place,
    from election_steps
    cross join as_of
    inner join due_terms on election_steps.union_id = due_terms.union_id
    where
        election_steps.done_on <= as_of.as_of
        and election_steps.done_on > due_terms.elected_on
        and coalesce(election_steps.term_no > due_terms.term_no, true)
)

select
    unit_status.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    due_terms.end_of_term_on as due,
    case when due_terms.end_of_term_on < as_of.as_of then date_diff('day', due_terms.end_of_term_on, as_of.as_of) end
        as days_overdue,
    steps.step,
    steps.done_on as step_done_on,
    coalesce(unit_status.elected_on >= year.starts_on, false) as is_elected,
    greatest(unit_status.open_units_of_union, 1) as covers,
from unit_status
cross join as_of
cross join year
inner join due_terms on unit_status.union_id = due_terms.union_id
left join steps on due_terms.union_id = steps.union_id and steps.place = 1
where
    unit_status.is_operating
    and unit_status.is_lead
    and unit_status.has_union
    and due_terms.end_of_term_on <= year.ends_on
order by
    coalesce(unit_status.elected_on >= year.starts_on, false),
    due_terms.end_of_term_on,
    unit_status.unit_id
