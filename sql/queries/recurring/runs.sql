-- For each series and committee that has scheduled occurrences of a pack: when the next is due, and the newest one that has begun or ended,
-- with its state.
select r.series::text, r.committee::text,
  min(r.due) filter (where r.state in ('scheduled', 'enqueued')) as next,
  max(r.due) filter (where r.state not in ('scheduled', 'enqueued')) as last,
  (array_agg(r.state order by r.due desc, r.run desc) filter (where r.state not in ('scheduled', 'enqueued')))[1] as state
from ledger.runs r
where r.step in ('draft', 'rebuild', 'meeting', 'cron')
group by r.series, r.committee
