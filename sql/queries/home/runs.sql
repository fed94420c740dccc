-- Runs that failed or are held back and that no later run, one that makes the same pack or takes the same step, has taken over, the last due
-- first; total counts those that are not listed too.
with stopped as materialized (
  select distinct on (r.series, r.committee, r.period, aim.what) r.run, r.series, r.committee, r.period, aim.what, r.state, r.due
  from ledger.runs r
  cross join lateral (
    select case when r.step in ('draft', 'rebuild', 'meeting', 'cron', 'request') then array['draft', 'rebuild', 'meeting', 'cron', 'request']
      else array[r.step] end as what
  ) aim
  where r.state in ('failed', 'waiting')
  order by r.series, r.committee, r.period, aim.what, r.due desc, r.run desc
)
select s.run as id, s.series::text, s.committee::text, warehouse.name_now(s.committee) as committee_name, s.period, s.state, s.due,
  count(*) over ()::int as total
from stopped s
where not exists (
  select
  from ledger.runs later
  where later.series = s.series and later.committee = s.committee and later.period = s.period and later.step = any (s.what)
    and (later.due, later.run) > (s.due, s.run) and later.state not in ('scheduled', 'deleted')
)
order by s.due desc, s.run desc
limit @limit
