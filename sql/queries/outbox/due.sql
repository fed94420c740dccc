-- How many messages could be claimed now, but for a limit.
select count(*)::int
from delivery.outbox o
where o.state = 'queued' and o.next_attempt_at <= now()
  and (o.kind <> 'pack' or exists (select from packs.packs p where p.pack = o.pack and p.state in ('approved', 'sent')))
