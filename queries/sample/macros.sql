-- Chance without a generator: every draw is a hash of the seed, the row's own id and a word for what is drawn, so that
-- a province is the same whatever the number of threads and the order of the rows.
-- hash(a, b) is not used on the id: it ends in an exclusive or, which makes draws that differ in one argument mirror
-- images of each other. The outer hash of one number mixes all of its bits.
set variable seed = (select seed, from sample);

-- A number from 0 to below 1.
create or replace temp macro chance(id, salt) as
cast(hash(xor(hash(id), hash(getvariable('seed'), salt))) >> 11 as double) / cast(9007199254740992 as double);

-- A draw of the standard normal distribution.
create or replace temp macro bell(id, salt) as
sqrt(-2 * ln(1 - chance(id, salt))) * cos(2 * pi() * chance(id, salt || ' angle'));

-- A whole number from low to high, both included.
create or replace temp macro whole(low, high, id, salt) as
cast(floor(low + chance(id, salt) * (high - low + 1)) as integer);

create or replace temp macro pick(options, id, salt) as
options[whole(1, len(options), id, salt)];

-- The value, or null for a share of the rows: what an office did not fill in.
create or replace temp macro known(thing, missing, id, salt) as
case when chance(id, salt) >= missing then thing end;

-- The day if it has come by the other.
create or replace temp macro by_then(day, limit_day) as
case when day <= limit_day then day end;

-- Cities and supervisors differ, so that the dashboard has something to find: 0.3 is careful, 2.2 negligent.
create or replace temp macro neglect(region, supervisor) as
(0.6 + 0.9 * chance(left(region, 4), 'city')) * (0.5 + chance(supervisor, 'supervisor'));

-- The same by kind of employer too: institutions keep the rules best, private enterprises worst.
create or replace temp macro lax(sector, ownership, region, supervisor) as
neglect(region, supervisor) * case
    when sector = 'institution' then 0.4
    when sector = 'government' then 0.55
    when sector = 'self_employed' then 1.4
    when ownership = 'state' then 0.6
    when ownership in ('collective', 'foreign', 'hk_macao_taiwan') then 0.85
    when sector = 'enterprise' then 1.2
    else 1.0
end;

-- Supervisors have 400 units on average, the smallest 40 % of that and the largest 160 %; a small province has
-- a dozen all the same.
create or replace temp macro supervisor_count(units) as
greatest(ceil(units / 400.0), least(units // 5, 12), 1);

create or replace temp macro supervisor_place(number, units) as
(number - 1) * supervisor_count(units) / cast(units as double);

create or replace temp macro supervisor_of(number, units) as
cast(greatest(0, floor(
    supervisor_place(number, units)
    - 0.6 * chance(cast(floor(supervisor_place(number, units)) as bigint), 'edge')
)) as bigint);

-- Share of the staff who have joined, years before the as-of date.
create or replace temp macro density(union_id, years_back) as
(0.55 + 0.45 * sqrt(chance(union_id, 'density'))) * (1 - 0.02 * years_back);

-- A single union carries its unit's number, also where its lead unit is not recorded.
create or replace temp macro lead_of(union_id, lead_unit_id) as
coalesce(lead_unit_id, 'p' || substr(union_id, 2));

-- The units came on one flat sheet, so whatever is known of a unit stood in the unit's row.
create or replace temp macro row_of(unit_id) as
cast(substr(unit_id, 2) as integer);

-- A table, not range(): a scan of a table is shared among threads, a table function is not.
create or replace temp table numbers as
select numbered.number,
from
    sample,
    range(1, sample.units + 1) as numbered (number)
order by numbered.number;

-- The province's campaigns: one of the as-of year and closed ones some years before.
create or replace temp macro campaign_name(as_of, years_back) as
'示例省工会规范化建设行动(' || (extract(year from as_of) - years_back) || '年)';

create or replace temp macro campaign_start(as_of, years_back) as
as_of - cast(120 + 365 * years_back as integer);

create or replace temp macro task_of(as_of, years_back, place) as
't' || (extract(year from as_of) - years_back) || '-' || place;
