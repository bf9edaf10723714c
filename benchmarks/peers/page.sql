-- One row: numerator and denominator of the page's indicators, over the tables of a register as they are.
-- {as_of}, {in_90_days}, {end_of_term} and {chosen} are put in by the peer: literals of the benchmark's own.
with newest_counts as (
    select unit_id, max(counted_on) as counted_on from headcounts where counted_on <= {as_of} group by unit_id
),
people as (
    select h.unit_id, h.employees, h.female_employees, h.members, h.female_members
    from headcounts as h
    inner join newest_counts as n on h.unit_id = n.unit_id and h.counted_on = n.counted_on
),
complete as (
    select distinct scope from coverage
    where table_name = 'unions' and (complete_from is null or complete_from <= {as_of})
      and (complete_to is null or complete_to >= {as_of})
),
open_units as (
    select
        u.unit_id, u.sector, u.industry, u.size, u.union_id, substr(u.region, 1, 2) as province,
        substr(u.region, 1, 4) as city,
        coalesce(u.operating_status, 'open') = 'open' as is_operating,
        coalesce(p.employees, u.employees) as employees,
        coalesce(p.female_employees, u.female_employees) as female_employees,
        p.members as counted_members, p.female_members as counted_female_members,
        coalesce(c1.scope, c2.scope, c3.scope, c4.scope) is not null as unions_complete
    from units as u
    left join people as p on u.unit_id = p.unit_id
    left join complete as c1 on c1.scope = 'supervisor=' || u.supervisor
    left join complete as c2 on c2.scope = 'region=' || u.region and length(u.region) > 4
    left join complete as c3 on c3.scope = 'region=' || substr(u.region, 1, 4)
    left join complete as c4 on c4.scope = 'all'
    where (u.founded_on is null or u.founded_on <= {as_of}) and (u.closed_on is null or u.closed_on > {as_of})
),
open_findings as (
    select f.unit_id, f.check_id, f.reported_on
    from findings as f
    inner join open_units as o on f.unit_id = o.unit_id
    where o.is_operating and f.reported_on <= {as_of} and (f.closed_on is null or f.closed_on > {as_of})
),
recorded as (
    select
        o.*,
        g.lead_unit_id, g.members as union_members, g.female_members as union_female_members,
        case when coalesce(g.level, 'grassroots') = 'grassroots' and g.established_on <= {as_of} then g.established_on end
            as established_on,
        case
            when o.union_id is null then case when o.unions_complete then false end
            when g.union_id is null then null
            when coalesce(g.level, 'grassroots') <> 'grassroots' then false
            else (g.established_on is null or g.established_on <= {as_of})
                and (g.dissolved_on is null or g.dissolved_on > {as_of})
        end as has_recorded_union
    from open_units as o
    left join unions as g on o.union_id = g.union_id
),
standing as (
    select distinct r.unit_id
    from recorded as r
    inner join open_findings as f on r.unit_id = f.unit_id
    where f.check_id = 'union_established' and (r.established_on is null or r.established_on < f.reported_on)
),
judged as (
    select r.*, case when s.unit_id is not null then false else r.has_recorded_union end as has_union
    from recorded as r
    left join standing as s on r.unit_id = s.unit_id
),
leads as (
    select
        union_id,
        coalesce(
            min(case when is_operating and unit_id = lead_unit_id then unit_id end),
            min(case when is_operating then unit_id end)
        ) as asked_unit_id,
        count(*) as open_units
    from judged
    where union_id is not null and coalesce(has_union, true)
    group by union_id
),
ranked as (
    select
        t.union_id, t.ends_on, t.elected_on, t.term_years, t.extended_to, t.extension_approved,
        row_number() over (partition by t.union_id order by t.elected_on desc, t.term_no desc nulls last) as place
    from terms as t
    where t.elected_on <= {as_of}
),
ends as (
    select
        union_id, extended_to, extension_approved, coalesce(ends_on, {end_of_term}) as regular_end_on
    from ranked
    where place = 1
),
terms_in_force as (
    select
        union_id,
        case
            when extension_approved and (regular_end_on is null or extended_to > regular_end_on) then extended_to
            else regular_end_on
        end as ends_on
    from ends
),
task_counts as (
    select
        u.unit_id,
        sum(case when t.starts_on is null or t.starts_on <= {as_of} then 1 else 0 end) as started,
        sum(case when (t.starts_on is null or t.starts_on <= {as_of}) and u.done_on <= {as_of} then 1 else 0 end) as done,
        sum(case when (t.starts_on is null or t.starts_on <= {as_of}) and t.due_on < {as_of}
                 and (u.done_on is null or u.done_on > {as_of}) then 1 else 0 end) as overdue
    from task_units as u
    left join tasks as t on u.task_id = t.task_id
    group by u.unit_id
),
finding_counts as (
    select unit_id, count(*) as findings from open_findings group by unit_id
),
facts as (
    select
        j.unit_id, j.is_operating, j.employees, j.female_employees, j.has_union,
        case when l.asked_unit_id = j.unit_id then e.ends_on end as ends_on,
        case
            when j.counted_members is not null then j.counted_members
            when not j.has_union then 0
            when l.open_units = 1 then j.union_members
        end as members,
        case
            when j.counted_female_members is not null then j.counted_female_members
            when not j.has_union then 0
            when l.open_units = 1 then j.union_female_members
        end as female_members,
        case when j.is_operating then coalesce(t.started, 0) else 0 end as started,
        case when j.is_operating then coalesce(t.done, 0) else 0 end as done,
        case when j.is_operating then coalesce(t.overdue, 0) else 0 end as overdue,
        coalesce(f.findings, 0) as findings
    from judged as j
    left join leads as l on j.union_id = l.union_id and coalesce(j.has_union, true)
    left join terms_in_force as e on j.union_id = e.union_id
    left join task_counts as t on j.unit_id = t.unit_id
    left join finding_counts as f on j.unit_id = f.unit_id
    where {chosen}
)
select
    count(*) as units_open,
    sum(case when is_operating and employees >= 25 and has_union then 1 else 0 end) as coverage_25,
    sum(case when is_operating and employees >= 25 and has_union is not null then 1 else 0 end) as coverage_25_of,
    sum(case when is_operating and employees >= 100 and has_union then 1 else 0 end) as coverage_100,
    sum(case when is_operating and employees >= 100 and has_union is not null then 1 else 0 end) as coverage_100_of,
    sum(case when is_operating and has_union then 1 else 0 end) as coverage_all,
    sum(case when is_operating and has_union is not null then 1 else 0 end) as coverage_all_of,
    sum(case when is_operating and has_union then 1 else 0 end) as units_covered,
    sum(case when is_operating and members <= employees then members else 0 end) as union_density,
    sum(case when is_operating and members <= employees then employees else 0 end) as union_density_of,
    sum(case when is_operating and female_members <= female_employees then female_members else 0 end) as women_density,
    sum(case when is_operating and female_members <= female_employees then female_employees else 0 end)
        as women_density_of,
    sum(case when is_operating then employees else 0 end) as employees_total,
    sum(case when is_operating and has_union and ends_on >= {as_of} and ends_on <= {in_90_days} then 1 else 0 end)
        as elections_due_90,
    sum(done) as tasks_done,
    sum(started) as tasks_done_of,
    sum(overdue) as tasks_overdue,
    sum(findings) as findings_open
from facts
