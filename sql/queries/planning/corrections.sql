-- The committees of @committees to whose pack of @series and @period something has come in that its newest run does not show: observations
-- of its units and @indicators (or parts of them) up to the quarter @last, notes of the period, units. A row: when the first and the last of
-- it was stored. Not for a pack that was never begun, nor while its newest run waits at the gate or was cancelled.
with recursive newest as (
  select distinct on (r.committee)
    r.committee::text as committee, r.state, r.submissions_seen as seen, coalesce(r.as_of, r.resumed_at, r.due) as as_of
  from ledger.runs r
  where r.series = @series and r.period = @period and r.committee = any (@committees)
    and r.step in ('draft', 'rebuild', 'meeting', 'request') and r.attempt > 0
  order by r.committee, coalesce(r.as_of, r.resumed_at, r.due) desc, r.run desc
), news as materialized (
  -- Stored later, or stored before the run began but recorded after the instant that it shows.
  select n.committee, s.submission, s.stored_at
  from newest n
  join warehouse.submissions s on s.rows_stored > 0 and (s.submission > n.seen or s.recorded_at > n.as_of)
  where n.state in ('processing', 'retrying', 'succeeded', 'failed')
), below (committee, code) as (
  select distinct n.committee, n.committee
  from news n
  union
  select b.committee, u.code::text
  from below b
  join warehouse.units u on u.parent = b.code
), asked as (
  select unnest(@indicators::text[]) as code
  union
  select unnest(array[i.numerator, i.denominator])::text
  from warehouse.indicators i
  where i.code = any (@indicators)
), touched as (
  select o.submission, o.unit::text as unit
  from warehouse.observations o
  where o.submission >= (select min(n.submission) from news n) and o.submission in (select n.submission from news n)
    and o.quarter <= @last and o.indicator in (select a.code from asked a)
  union
  select t.submission, t.unit::text
  from warehouse.notes t
  where t.submission in (select n.submission from news n) and t.period = @period
  union
  select u.submission, u.code::text
  from warehouse.units u
  where u.submission in (select n.submission from news n)
)
select n.committee, min(n.stored_at) as first, max(n.stored_at) as last
from news n
join below b on b.committee = n.committee
join touched t on t.unit = b.code and t.submission = n.submission
group by n.committee
order by n.committee
