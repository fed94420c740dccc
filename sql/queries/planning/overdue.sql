-- Runs that should have been made by @before and are neither ended, nor being made, nor held back for their units, the longest due first.
select r.series::text, r.committee::text, r.period, r.due, r.state
from ledger.runs r
where greatest(r.due, r.resumed_at) <= @before
  and (r.state in ('scheduled', 'enqueued', 'retrying') or (r.state = 'processing' and r.lease_until < clock_timestamp()))
order by r.due, r.run
