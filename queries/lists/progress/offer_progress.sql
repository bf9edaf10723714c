-- title_zh: 要约进展
-- title_en: From offer to agreement
-- definition_zh: 12个月内发出的协商要约：已回应（有回应记录，或其后已签订）、其后已签订集体合同、所签合同在期。待核实为合同是否在期不明的要约。
-- definition_en: The bargaining offers of the last 12 months: answered (a reply on record, or an agreement signed
--   after it), an agreement signed since, and such an agreement in force. Unknown are offers after which an agreement
--   was signed of which nobody can say whether it is in force.
-- basis_zh: 《工资集体协商试行办法》第十七条、《集体合同规定》第三十二条：应于二十日内书面答复；地方另有规定的从其规定。
-- basis_en: Trial measures on collective wage bargaining, article 17, and provisions on collective agreements, article
--   32: a written answer within 20 days. Local rules prevail where they differ.
with

followed as (
    select
        offers.offer_id,
        offers.unit_id,
        bool_or(offers.reply is not null or coalesce(offers.replied_on <= as_of.as_of, false)) as has_reply,
        count(unit_agreements.agreement_id) > 0 as is_signed,
        coalesce(bool_or(unit_agreements.is_in_force), false) as is_in_force,
        count(*) filter (
            where unit_agreements.agreement_id is not null and unit_agreements.is_in_force is null
        ) > 0 as is_undecided,
    from offers
    cross join as_of
    inner join open_units on offers.unit_id = open_units.unit_id
    left join
        unit_agreements
        on offers.unit_id = unit_agreements.unit_id and offers.offered_on <= unit_agreements.signed_on
    where
        open_units.is_operating
        and offers.offered_on <= as_of.as_of
        and as_of.as_of <= cast(offers.offered_on + interval 12 month as date)
    group by
        offers.offer_id,
        offers.unit_id
)

select
    count(*) as offered,
    count(*) filter (where has_reply or is_signed) as answered,
    count(*) filter (where is_signed) as signed,
    count(*) filter (where is_in_force) as in_force,
    count(*) filter (where is_undecided and not is_in_force) as unknown,
from followed
