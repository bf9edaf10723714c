-- One row per yearly report and review: institutions with a union, for the last full year.
with
reviewed as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        cast(extract(year from sample.as_of) as integer) - 1 as year,
        unions.members,
    from units
    inner join unions
        on units.unit_id = unions.lead_unit_id
    cross join sample
    where
        units.sector = 'institution'
        and units.closed_on is null
        and unions.dissolved_on is null
        and chance(units.unit_id, 'review')
        >= least(0.8, 0.6 * lax(units.sector, units.ownership, units.region, units.supervisor))
)

select
    unit_id,
    year,
    known(make_date(year, 10, 1) + whole(0, 91, unit_id, 'to members'), 0.05, unit_id, 'to members known')
        as reported_to_members_on,
    known(make_date(year, 10, 1) + whole(0, 91, unit_id, 'to superior'), 0.09, unit_id, 'to superior known')
        as reported_to_superior_on,
    known(
        cast(ceil(members * (0.5 + 0.5 * chance(unit_id, 'voted'))) as integer),
        0.03,
        unit_id,
        'voted known'
    ) as members_voted,
    known(round(100 - 30 * power(chance(unit_id, 'satisfied'), 2), 1), 0.02, unit_id, 'satisfaction known')
        as satisfaction,
    known(pick(['优秀', '良好', '良好', '良好', '合格', '合格'], unit_id, 'grade'), 0.05, unit_id, 'grade known')
        as superior_grade,
    'synthetic' as source_file,
    source_row,
from reviewed
