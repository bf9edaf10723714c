-- One row per unit on a task's list. All lists together hold some 3 % of the units and less than 40,000 rows; the
-- shares below are a list's part of that, divided by how many units there are to choose from.
with
campaign as (
    select
        as_of,
        campaign_start(as_of, 0) as starts_on,
        0.7 * least(0.03, 40000.0 / units) as part,
    from sample
),

operating as (
    select
        units.unit_id,
        units.sector,
        units.size,
        units.employees,
        units.source_row,
        unions.union_id,
        unions.established_on,
        unions.lead_unit_id = units.unit_id as is_lead,
        campaign.as_of,
        campaign.starts_on,
        campaign.part,
    from units
    left join unions
        on
            units.union_id = unions.union_id
            and unions.dissolved_on is null
    cross join campaign
    where
        units.closed_on is null
        and coalesce(units.operating_status, 'open') = 'open'
),

-- What has been done shows in the register: a new union, a new term, a rework closed.
without_union as (
    select
        unit_id,
        '11' as place,
        '未建工会的单位' as list_name,
        established_on as done_on,
    from operating
    where
        employees >= 25
        and (
            (union_id is null and chance(unit_id, 'list 11') < 2.6 * part)
            or (established_on between starts_on and as_of and chance(unit_id, 'list 11') < 35 * part)
        )
),

newest_terms as (
    select
        union_id,
        max(elected_on) as elected_on,
        max(coalesce(ends_on, cast(elected_on + to_years(term_years) as date))) as ends_on,
    from terms
    group by union_id
),

overdue as (
    select
        operating.unit_id,
        '12' as place,
        '长期不按时换届的工会' as list_name,
        case when newest_terms.elected_on >= operating.starts_on then newest_terms.elected_on end as done_on,
    from operating
    inner join newest_terms
        on operating.union_id = newest_terms.union_id
    where
        operating.is_lead
        and (
            (newest_terms.ends_on < operating.as_of - 365 and chance(operating.unit_id, 'list 12') < 6 * operating.part)
            or (
                newest_terms.elected_on >= operating.starts_on
                and operating.established_on < operating.starts_on - 1000
                and chance(operating.unit_id, 'list 12') < 2.5 * operating.part
            )
        )
),

incomplete as (
    select
        operating.unit_id,
        '13' as place,
        '组织不健全的工会' as list_name,
        case
            when committees.in_being
                then operating.starts_on + whole(5, 120, operating.unit_id, 'done 13')
        end as done_on,
    from operating
    left join committees
        on
            operating.unit_id = committees.unit_id
            and committees.kind = 'audit'
    where
        operating.is_lead
        and chance(operating.unit_id, 'list 13')
        < case when committees.in_being then 0.2 else 2.8 end * operating.part
),

rework as (
    select
        operating.unit_id,
        '2' as place,
        '复查不合格的职工之家' as list_name,
        max(honours.rework_closed_on) as done_on,
    from operating
    inner join honours
        on operating.unit_id = honours.unit_id
    where
        honours.status = 'rework'
        and coalesce(honours.rework_closed_on, operating.as_of) >= operating.starts_on
        and chance(operating.unit_id, 'list 2') < 40 * operating.part
    group by operating.unit_id
),

-- The same draw for both lists, so that some units stand on two.
bargaining as (
    select
        unit_id,
        '3' as place,
        '工资集体协商重点企业' as list_name,
        case when chance(unit_id, 'done 3') < 0.25 then starts_on + whole(30, 120, unit_id, 'done 3 on') end as done_on,
    from operating
    where
        sector = 'enterprise'
        and employees >= 200
        and union_id is not null
        and chance(unit_id, 'list') < 10 * part
),

self_checking as (
    select
        unit_id,
        '4' as place,
        '劳动用工自查企业' as list_name,
        case when chance(unit_id, 'done 4') < 0.4 then starts_on + whole(20, 120, unit_id, 'done 4 on') end as done_on,
    from operating
    where
        sector = 'enterprise'
        and employees >= 25
        and chance(unit_id, 'list') < 1.4 * part
),

mediating as (
    select
        operating.unit_id,
        '5' as place,
        '应建劳动争议调解委员会的企业' as list_name,
        case
            when committees.in_being
                then operating.starts_on + whole(20, 120, operating.unit_id, 'done 5')
        end as done_on,
    from operating
    left join committees
        on
            operating.unit_id = committees.unit_id
            and committees.kind = 'mediation'
    where
        operating.sector = 'enterprise'
        and operating.size in ('large', 'medium')
        and chance(operating.unit_id, 'list 5')
        < case when committees.in_being then 0.8 else 5 end * operating.part
),

current_lists as (
    select *, from without_union
    union all
    select *, from overdue
    union all
    select *, from incomplete
    union all
    select *, from rework
    union all
    select *, from bargaining
    union all
    select *, from self_checking
    union all
    select *, from mediating
),

-- The closed campaigns have their work behind them: unions set up and committees elected in their year.
earlier_starts as (
    select
        counted.years_back,
        campaign_start(campaign.as_of, counted.years_back) as starts_on,
        campaign.part,
    from campaign
    cross join (values (2), (4)) as counted (years_back)
),

earlier_unions as (
    select
        operating.unit_id,
        earlier_starts.years_back,
        '1' as place,
        '未建工会的单位' as list_name,
        operating.established_on as done_on,
    from operating
    inner join earlier_starts
        on operating.established_on between earlier_starts.starts_on + 20 and earlier_starts.starts_on + 290
    where
        operating.employees >= 25
        and chance(operating.unit_id, 'list earlier') < 2 * earlier_starts.part
),

earlier_elections as (
    select
        operating.unit_id,
        earlier_starts.years_back,
        '2' as place,
        '到期换届的工会' as list_name,
        max(terms.elected_on) as done_on,
    from operating
    inner join terms
        on operating.union_id = terms.union_id
    inner join earlier_starts
        on terms.elected_on between earlier_starts.starts_on + 20 and earlier_starts.starts_on + 290
    where
        operating.is_lead
        and chance(operating.unit_id, 'list earlier') < 0.3 * earlier_starts.part
    group by
        operating.unit_id,
        earlier_starts.years_back
),

listed as (
    select
        unit_id,
        0 as years_back,
        place,
        list_name,
        done_on,
    from current_lists

    union all

    select *, from earlier_unions

    union all

    select *, from earlier_elections
)

select
    tasks.task_id,
    listed.unit_id,
    listed.list_name,
    by_then(listed.done_on, campaign.as_of) as done_on,
    case
        when listed.done_on <= campaign.as_of
            then pick(['pass', 'pass', 'rework', null], listed.unit_id, 'result' || listed.place)
    end as result,
    case
        when listed.done_on <= campaign.as_of
            then pick(['批复文件', '会议纪要', '现场照片', '备案回执', null], listed.unit_id, 'evidence' || listed.place)
    end as evidence,
    'synthetic' as source_file,
    row_of(listed.unit_id) as source_row,
from listed
cross join campaign
inner join tasks
    on tasks.task_id = task_of(campaign.as_of, listed.years_back, listed.place)
