-- The committees of @committees to whose pack of @series and @period something has come in that its newest run does not show: observations
-- of its units and @indicators (or parts of them) up to the quarter @last, notes of the period, units. A row: when the first and the last of
-- it was stored. Not for a pack that was never begun, nor while its newest run waits at the gate or was cancelled.
with recursive latest as (
  select distinct on (r.committee)
    r.committee::text as committee, r.state, r.submissions_seen as seen, coalesce(r.as_of, r.resumed_at, r.due) as as_of
  from ledger.runs r
  where r.series = @series and r.period = @period and r.committee = any (@committees)
    and r.step in ('draft', 'rebuild', 'meeting', 'request') and r.attempt > 0
  order by r.committee, coalesce(r.as_of, r.resumed_at, r.due) desc, r.run desc
), newest as materialized (
  select l.committee, l.seen, l.as_of
  from latest l
  where l.state in ('processing', 'retrying', 'succeeded', 'failed')
), recent as materialized (
  -- What may be new to any of them: of a province's imports, only these are looked at.
  select s.submission, s.recorded_at, s.stored_at
  from warehouse.submissions s
  where s.rows_stored > 0
    and (s.submission > (select min(n.seen) from newest n) or s.recorded_at > (select min(n.as_of) from newest n))
), asked as (
  select unnest(@indicators::text[]) as code
  union
  select unnest(array[i.numerator, i.denominator])::text
  from warehouse.indicators i
  where i.code = any (@indicators)
), touched as (
  select o.submission, o.unit::text as unit
  from warehouse.observations o
  where o.submission >= (select min(r.submission) from recent r) and o.submission in (select r.submission from recent r)
    and o.quarter <= @last and o.indicator in (select a.code from asked a)
  union
  select t.submission, t.unit::text
  from warehouse.notes t
  where t.submission in (select r.submission from recent r) and t.period = @period
  union
  select u.submission, u.code::text
  from warehouse.units u
  where u.submission in (select r.submission from recent r)
), below (committee, code) as (
  select n.committee, n.committee
  from newest n
  where exists (select from recent)
  union
  select b.committee, u.code::text
  from below b
  join warehouse.units u on u.parent = b.code
)
select n.committee, min(r.stored_at) as first, max(r.stored_at) as last
from touched t
join recent r on r.submission = t.submission
join below b on b.code = t.unit
join newest n on n.committee = b.committee
-- Stored after the run began, or before it but recorded after the instant that it shows.
where r.submission > n.seen or r.recorded_at > n.as_of
group by n.committee
order by n.committee
