-- title_zh: 新就业形态会员按职业
-- title_en: Members in new forms of employment by occupation
-- definition_zh: 各工会最近一次统计的新就业形态会员，按职业合计；人数空缺的工会数另列，不计为0。
-- definition_en: The members in new forms of employment of each union's newest count, by occupation; how many unions
--   left the number empty stands beside, and none of them counts as 0.
-- basis_zh: 《中华人民共和国工会法》（2021年修正）第三条：适应就业形态的发展变化，维护劳动者入会的权利；人数系统计口径。
-- basis_en: Trade Union Law (2021), article 3: the right to join as forms of employment change; the number is a
--   statistic.
with

newest as (
    select
        member_groups.union_id,
        max(member_groups.counted_on) as counted_on,
    from member_groups
    cross join as_of
    where member_groups.counted_on <= as_of.as_of
    group by member_groups.union_id
)

select
    member_groups.occupation,
    cast(coalesce(sum(member_groups.members), 0) as bigint) as amount,
    count(*) filter (where member_groups.members is null) as unknown,
from member_groups
inner join
    newest
    on member_groups.union_id = newest.union_id and member_groups.counted_on = newest.counted_on
inner join unit_status on member_groups.union_id = unit_status.union_id
where
    unit_status.is_operating
    and unit_status.is_lead
    and unit_status.has_union
group by member_groups.occupation
order by member_groups.occupation
