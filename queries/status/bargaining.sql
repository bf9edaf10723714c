-- One row per open unit: whether bargaining binds it and where its wage agreement stands.
with

wage as (
    select
        unit_agreements.unit_id,
        bool_or(unit_agreements.counts_as_wage and unit_agreements.is_in_force) as any_in_force,
        count(*) filter (
            where (unit_agreements.counts_as_wage and unit_agreements.is_in_force) is null
        ) as undecided,
        max(unit_agreements.expires_on) filter (
            where unit_agreements.counts_as_wage and unit_agreements.expires_on < as_of.as_of
        ) as expired_on,
        max(unit_agreements.signed_on) filter (where unit_agreements.counts_as_wage) as wage_signed_on,
    from unit_agreements
    cross join as_of
    group by unit_agreements.unit_id
)

select
    open_units.unit_id,
    -- Enterprises, social organisations and institutions managed as enterprises, with a union (article 21);
    -- an empty sector or enterprise_managed leaves it unknown (reading 38).
    memberships.has_union
    and (
        open_units.sector in ('enterprise', 'social_organisation', 'self_employed')
        or (open_units.sector = 'institution' and open_units.enterprise_managed)
    ) as bargaining_binds,
    -- One in force decides; an undecided one leaves it unknown; none found is "no" only where complete (reading 18).
    case
        when wage.any_in_force then true
        when wage.undecided > 0 then cast(null as boolean)
        when completeness.agreements_complete then false
    end as wage_is_in_force,
    cast(wage.expired_on + interval 1 day as date) as wage_expired_since,
    wage.wage_signed_on,
from open_units
inner join memberships on open_units.unit_id = memberships.unit_id
inner join completeness on open_units.unit_id = completeness.unit_id
left join wage on open_units.unit_id = wage.unit_id
