-- Makes whoever finishes another message of a pack, or decides on it, wait for this transaction, before expire.sql touches their messages: who
-- finishes one holds the pack first too.
select p.pack
from packs.packs p
where p.pack in (select o.pack from delivery.outbox o where o.state = 'sending' and o.lease_until < now())
order by p.pack
for update
