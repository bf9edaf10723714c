-- title_zh: 逾期未回应的要约
-- title_en: Offers unanswered past their days
-- definition_zh: 逾期未回应要约数的每一份要约。
-- definition_en: Each offer behind the number.
-- basis_zh: 《工资集体协商试行办法》第十七条、《集体合同规定》第三十二条。
-- basis_en: Trial measures on collective wage bargaining, article 17; Provisions on collective agreements,
--   article 32.
select
    unanswered_offers.unit_id,
    unit_status.name as unit,
    unit_status.sector,
    unit_status.region,
    unit_status.supervisor,
    unanswered_offers.offer_id,
    unanswered_offers.offered_on,
    unanswered_offers.due_on as due,
    date_diff('day', unanswered_offers.due_on, as_of.as_of) as days_overdue,
    1 as amount,
from unanswered_offers
cross join as_of
inner join unit_status on unanswered_offers.unit_id = unit_status.unit_id
where unanswered_offers.is_overdue
order by
    unanswered_offers.due_on,
    unanswered_offers.unit_id,
    unanswered_offers.offer_id
