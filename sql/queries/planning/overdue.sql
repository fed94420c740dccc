-- Runs that should have been made by @before and are neither ended, nor being made at the first attempt, nor held back for their units,
-- the longest due first. A later attempt is as overdue as the pause before it.
select r.series::text, r.committee::text, r.period, r.step, r.due, r.state
from ledger.runs r
where greatest(r.due, r.resumed_at) <= @before
  and (r.state in ('scheduled', 'enqueued', 'retrying') or (r.state = 'processing' and (r.attempt > 1 or r.lease_until < clock_timestamp())))
order by r.due, r.run
