-- One row per task of a campaign: the running one has tasks that are due, overdue and without a deadline.
with
written as (
    select *,
    from
        (
            values
            (0, '1', null, '组建和规范基层工会', null, null, '含三张名单', null, 0, 180, '组织部'),
            (0, '11', '1', '未建工会的单位建会', null, 'units', '以名单为准', null, 0, 180, '组织部'),
            (0, '12', '1', '长期未换届的工会换届', null, 'unions', '以名单为准', null, 0, 150, '组织部'),
            (0, '13', '1', '组织不健全的工会整改', null, 'unions', '以名单为准', null, 0, 180, '组织部'),
            (0, '2', null, '职工之家复查整改', null, 'units', '以名单为准', null, 0, 105, '基层工作部'),
            (0, '3', null, '签订工资、安全、女职工专项集体合同', null, 'agreements', '每家三份', null, 0, 270, '权益保障部'),
            (0, '4', null, '劳动用工自查', null, 'units', '以名单为准', null, 0, 90, '权益保障部'),
            (0, '5', null, '建立劳动争议调解委员会', null, 'units', '以名单为准', null, 0, 120, '法律工作部'),
            (0, '6', null, '召开职工代表大会', 100, 'percent', null, null, 0, null, '基层工作部'),
            (0, '7', null, '民主管理现场会', 2, 'meetings', null, 1, 30, 150, '基层工作部'),
            (0, '8', null, '经验交流报告', 1, 'reports', null, 0, 0, 110, '办公室'),
            (2, '1', null, '未建工会的单位建会', null, 'units', '以名单为准', null, 0, 270, '组织部'),
            (2, '2', null, '到期工会换届', null, 'unions', '以名单为准', null, 0, 270, '组织部'),
            (4, '1', null, '未建工会的单位建会', null, 'units', '以名单为准', null, 0, 270, '组织部'),
            (4, '2', null, '到期工会换届', null, 'unions', '以名单为准', null, 0, 270, '组织部')
        ) as listed (
            years_back,
            place,
            parent_place,
            title,
            target,
            unit_of_target,
            target_note,
            done_count,
            after,
            due_after,
            owner
        )
)

select
    task_of(sample.as_of, written.years_back, written.place) as task_id,
    campaign_name(sample.as_of, written.years_back) as campaign,
    task_of(sample.as_of, written.years_back, written.parent_place) as parent_task,
    written.title,
    cast(written.target as integer) as target,
    written.unit_of_target,
    written.target_note,
    cast(written.done_count as integer) as done_count,
    campaign_start(sample.as_of, written.years_back) + written.after as starts_on,
    campaign_start(sample.as_of, written.years_back) + written.due_after as due_on,
    '示例省总工会' || written.owner as owner,
    pick(['部长', '副部长', null], written.place, 'post') as responsible_post,
    'synthetic' as source_file,
    cast(row_number() over (order by written.years_back, written.place) as integer) as source_row,
from written
cross join sample
