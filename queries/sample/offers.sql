-- One row per bargaining offer of the last two years: of every twentieth unit, and to renew what is about to run out.
with
bargaining as (
    select
        units.unit_id,
        units.source_row,
        sample.as_of,
        'o' || substr(units.unit_id, 2) as offer_id,
        lax(units.sector, units.ownership, units.region, units.supervisor) as lax,
        sample.as_of - whole(0, 730, units.unit_id, 'offered') as offered_on,
    from units
    cross join sample
    where
        units.union_id is not null
        and units.closed_on is null
        and units.sector in ('enterprise', 'social_organisation')
        and chance(units.unit_id, 'offer') < 0.05
),

renewals as (
    select
        agreements.unit_id,
        agreements.source_row,
        sample.as_of,
        'n' || substr(agreements.agreement_id, 3) as offer_id,
        1.0 as lax,
        sample.as_of - whole(
            0,
            sample.as_of - (agreements.expires_on - 60),
            agreements.agreement_id,
            'offered'
        ) as offered_on,
    from agreements
    cross join sample
    where
        agreements.kind = 'wage'
        and agreements.level = 'single'
        and agreements.expires_on between sample.as_of and sample.as_of + 60
        and chance(agreements.agreement_id, 'renewal') < 0.35
),

offered as (
    select *, from bargaining
    union all by name
    select *, from renewals
),

answered as (
    select
        *,
        -- an eighth get no answer, a tenth a late one
        case
            when chance(offer_id, 'answer') < least(0.5, 0.12 * lax) then null
            when chance(offer_id, 'answer') < least(0.7, 0.22 * lax)
                then by_then(offered_on + whole(21, 80, offer_id, 'answered'), as_of)
            else by_then(offered_on + whole(1, 20, offer_id, 'answered'), as_of)
        end as replied_on,
    from offered
)

select
    offer_id,
    unit_id,
    offered_on,
    known(replied_on, 0.03, offer_id, 'answer dated') as replied_on,
    case
        when replied_on is not null
            then case when chance(offer_id, 'reply') < 0.85 then 'accepted' else 'refused' end
    end as reply,
    'synthetic' as source_file,
    source_row,
from answered
