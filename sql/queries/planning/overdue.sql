-- Runs that should have been made by @before and are neither ended, nor being made at the first attempt, nor held back for their units,
-- the longest due first. A later attempt is as overdue as the pause before it. held: the run, when it waits for a person.
select r.series::text, r.committee::text, r.period, r.step, r.due, r.state, case when r.on_hold then r.run end as held
from ledger.runs r
where greatest(r.due, r.resumed_at) <= @before
  and (r.state in ('scheduled', 'enqueued', 'retrying') or (r.state = 'waiting' and r.on_hold)
    or (r.state = 'processing' and (r.attempt > 1 or r.lease_until < clock_timestamp())))
order by r.due, r.run
