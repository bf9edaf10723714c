-- One row per statement of a unit about a finding: one in five of those that stand has an explanation.
with
standing as (
    select
        unit_id,
        check_id,
        unit_id || check_id as id,
        max(reported_on) as reported_on,
        max(source_row) as source_row,
    from findings
    where closed_on is null
    group by
        unit_id,
        check_id
)

select
    standing.unit_id,
    standing.check_id,
    least(standing.reported_on + whole(5, 110, standing.id, 'said'), sample.as_of) as said_on,
    pick(
        [
            '已列入年度计划,拟于下季度完成。',
            '正在筹备,候选人名单已报上级工会。',
            '单位改制,待机构调整后办理。',
            '职工人数已减少,请予复核。',
            '材料已报送,等待批复。'
        ],
        standing.id,
        'text'
    ) as text,
    'synthetic' as source_file,
    standing.source_row,
from standing
cross join sample
where chance(standing.id, 'statement') < 0.2
