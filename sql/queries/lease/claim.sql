-- Takes a due run for one attempt, if nobody has it: the lease epoch rises, and whoever had it before can write no more. A row: the run
-- with the epoch; none when it has ended, is not due, or another worker's lease holds. @punctual: begun later than this after its due time
-- it is late; a request, what the gate held back, and what only records how a period stands never is.
with claimed as (
  update ledger.runs r
  set state = 'processing', attempt = r.attempt + 1, lease_epoch = r.lease_epoch + 1, lease_until = clock_timestamp() + @lease,
    node = @node, stage = null, error = null, submissions_seen = (select coalesce(max(s.submission), 0) from warehouse.submissions s),
    started_at = coalesce(r.started_at, clock_timestamp()), ended_at = null,
    late = r.late or (r.step not in ('request', 'freeze', 'archive') and r.resumed_at is null and clock_timestamp() - r.due > @punctual)
  where r.run = @run
    and (r.state in ('enqueued', 'retrying') or (r.state = 'processing' and r.lease_until < clock_timestamp()))
  returning r.run, r.lease_epoch, r.series, r.committee, r.period, r.step, r.due, r.resumed_at, r.as_of, r.force, r.attempt, r.late, r.pack, r.requested_by
), noted as (
  insert into ledger.run_states (run, state, node)
  select c.run, 'processing', @node from claimed c
)
select c.run, c.lease_epoch as epoch, c.series::text, c.committee::text, c.period, c.step, c.due, coalesce(c.as_of, c.resumed_at, c.due) as as_of, c.force, c.attempt, c.late, c.pack,
  c.requested_by::text
from claimed c
