-- Runs whose worker has been silent for longer than its lease, and that nobody has taken over. @grace: by how much.
select 'run ' || r.run || ' of ' || coalesce(r.node, 'nobody') as fault
from ledger.runs r
where r.state = 'processing' and (r.lease_until is null or r.lease_until < now() - @grace)
order by r.run
