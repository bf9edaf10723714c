-- title_zh: 会员实名率
-- title_en: Members verified by name
-- definition_zh: 实名会员人数占会员人数的比例，只计两项均已知且实名会员不多于会员的单位，其余列为待核实。
-- definition_en: Members registered under their verified names ÷ members, over the units where both are known
--   and the part does not exceed the whole; the others are unknown.
-- unit: percent
-- numerator_zh: 实名会员
-- numerator_en: members verified by name
-- denominator_zh: 会员（两项人数均已知的单位）
-- denominator_en: members, of the units where both are known
-- remainder_zh: 未实名的会员
-- remainder_en: members not verified
-- place: 10
-- better: higher
-- basis_zh: 统计口径，无法定依据。
-- basis_en: A count of the register; no legal basis.
-- next_step_zh: 补采未实名会员信息。
-- next_step_en: Register the members who are missing.
select
    cast(sum(verified_members) filter (where is_operating and verified_members <= members) as bigint) as numerator,
    cast(sum(members) filter (where is_operating and verified_members <= members) as bigint)
        as denominator,
    count(*) filter (where is_operating and not coalesce(verified_members <= members, false)) as unknown,
    count(*) filter (where not is_operating) as not_applicable,
from unit_status
