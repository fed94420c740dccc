-- Messages whose sender has been silent for longer than it may be, and that nobody has declared uncertain. @grace: by how much.
select 'message ' || o.message || ' to ' || o.address as fault
from delivery.outbox o
where o.state = 'sending' and (o.lease_until is null or o.lease_until < now() - @grace)
order by o.queued_at, o.message
