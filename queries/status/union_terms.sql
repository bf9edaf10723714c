-- One row per union with a term elected by the date: its newest term and when that ends.
with

ranked as (
    select
        terms.*,
        row_number() over (
            partition by terms.union_id
            order by
                terms.elected_on desc,
                terms.term_no desc nulls last
        ) as place,
    from terms
    cross join as_of
    where terms.elected_on <= as_of.as_of
),

newest as (
    select
        *,
        coalesce(ends_on, cast(elected_on + interval (term_years) year as date)) as regular_end_on,
    from ranked
    where place = 1
)

select
    union_id,
    elected_on,
    term_no,
    term_years,
    regular_end_on,
    extended_to,
    extension_approved,
    -- An approved extension never shortens (reading 91); one whose approval is empty does not move the end (30).
    case
        when extension_approved then greatest(regular_end_on, extended_to)
        else regular_end_on
    end as end_of_term_on,
from newest
