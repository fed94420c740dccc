-- Runs that should be on their way and may have lost who would start them: their worker's lease ran out, or they have been waiting for a
-- worker for long. The longest due first.
select r.run
from ledger.runs r
where (r.state = 'processing' and r.lease_until < clock_timestamp())
  or (r.state in ('enqueued', 'retrying') and r.due < clock_timestamp() - @patience)
order by r.due, r.run
limit @limit
