-- An approved pack whose messages have all left, at least one accepted, is sent; asked while it is held.
with moved as (
  update packs.packs p
  set state = 'sent'
  where p.pack = @pack and p.state = 'approved'
    and exists (select from delivery.outbox o where o.pack = p.pack and o.kind = 'pack' and o.state = 'accepted')
    and not exists (select from delivery.outbox o where o.pack = p.pack and o.kind = 'pack' and o.state in ('queued', 'sending'))
  returning p.pack
)
insert into packs.pack_events (pack, state, by)
select moved.pack, 'sent', @by
from moved
