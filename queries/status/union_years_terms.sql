-- One row per union with a term elected before the year of the date: the newest of those and when it ends.
with

earlier as (
    select
        terms.union_id,
        max(terms.elected_on) as elected_on,
    from terms
    cross join as_of
    where terms.elected_on < cast(date_trunc('year', as_of.as_of) as date)
    group by terms.union_id
),

-- Union and day are the key of a term: one row a union.
newest as (
    select
        terms.union_id,
        terms.term_no,
        terms.elected_on,
        terms.extended_to,
        terms.extension_approved,
        coalesce(terms.ends_on, cast(terms.elected_on + interval (terms.term_years) year as date)) as regular_end_on,
    from earlier
    inner join terms on earlier.union_id = terms.union_id and earlier.elected_on = terms.elected_on
)

select
    union_id,
    term_no,
    elected_on,
    -- As the end of the newest term is reckoned (readings 30, 91).
    case
        when extension_approved then greatest(regular_end_on, extended_to)
        else regular_end_on
    end as end_of_term_on,
from newest
