-- title_zh: 实施步骤
-- title_en: Stages
-- definition_zh: 各专项行动的实施步骤，时间照方案原文。
-- definition_en: The stages of every campaign, with their time as the plan prints it.
-- basis_zh: 各专项行动方案。
-- basis_en: The campaigns' plans.
select
    campaign,
    stage,
    starts_on,
    ends_on,
    raw_text,
from stages
order by
    campaign,
    source_row
