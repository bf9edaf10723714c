-- One row per open unit: what the year brings its union, at the lead unit: established, dissolved, an election due or
-- done.
select
    open_units.unit_id,
    coalesce(union_years_unions.is_new and open_units.unit_id = union_years_unions.counted_unit_id, false)
        as is_new_union_of_the_year,
    coalesce(union_years_unions.is_dissolved and open_units.unit_id = union_years_unions.counted_unit_id, false)
        as is_union_dissolved_in_the_year,
    -- Due where the newest term elected before 1 January has ended, or ends by 31 December (reading 78). Without such a
    -- term it is unknown, but not due where the union was established from that day on (reading 105).
    case
        when not open_units.is_operating or not memberships.is_lead then false
        when not memberships.has_union then false
        when memberships.has_union is null then cast(null as boolean)
        when union_years_terms.union_id is not null
            then
                union_years_terms.end_of_term_on
                < cast(cast(date_trunc('year', as_of.as_of) as date) + interval 12 month as date)
        when memberships.recorded_established_on >= cast(date_trunc('year', as_of.as_of) as date) then false
    end as election_is_due_in_the_year,
    coalesce(union_terms.elected_on >= cast(date_trunc('year', as_of.as_of) as date), false)
        as election_is_done_in_the_year,
    union_years_terms.term_no as term_no_before_the_year,
    union_years_terms.elected_on as term_before_the_year_on,
    union_years_terms.end_of_term_on as term_before_the_year_ends_on,
from open_units
cross join as_of
inner join memberships on open_units.unit_id = memberships.unit_id
left join union_years_unions on memberships.recorded_union_id = union_years_unions.union_id
left join union_years_terms on memberships.recorded_union_id = union_years_terms.union_id
left join union_terms on memberships.recorded_union_id = union_terms.union_id
