-- Runs that should be on their way and may have lost who would start them, and how long to wait before starting them: their worker's lease
-- has run out or will within @ahead, or they have been waiting for a worker longer than @patience. Those that a worker had come first,
-- so that however many wait keep none of them from being started; then the longest due.
select r.run, greatest(r.lease_until - clock_timestamp(), interval '0') as wait
from ledger.runs r
where (r.state = 'processing' and r.lease_until < clock_timestamp() + @ahead)
  or (r.state in ('enqueued', 'retrying') and r.due < clock_timestamp() - @patience)
order by r.state = 'processing' desc, r.due, r.run
limit @limit
