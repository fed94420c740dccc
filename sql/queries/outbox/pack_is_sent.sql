-- An approved pack whose messages have all left, at least one accepted, is sent; asked while it is held. A row: it is, since now.
with moved as (
  update packs.packs p
  set state = 'sent'
  where p.pack = @pack and p.state = 'approved'
    and exists (select from delivery.outbox o where o.pack = p.pack and o.kind = 'pack' and o.state = 'accepted')
    and not exists (select from delivery.outbox o where o.pack = p.pack and o.kind = 'pack' and o.state in ('queued', 'sending'))
  returning p.pack, p.committee, p.series, p.period, p.version
), noted as (
  insert into packs.pack_events (pack, state, by)
  select m.pack, 'sent', @by
  from moved m
)
select m.committee::text, m.series::text, m.period, m.version from moved m
