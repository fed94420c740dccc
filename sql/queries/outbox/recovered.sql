-- Causes of raised alerts about mail of which every message has arrived, or need not any more: nobody sends again what was refused of a version
-- that readers do not have, or not any more, nor a refused reminder or receipt that a later one has followed. What is queued has not arrived: it
-- may fail again.
select a.cause
from delivery.alerts a
where a.cleared_at is null and starts_with(a.cause, 'mail:')
  and not exists (
    select from delivery.outbox o
    join packs.packs p using (pack)
    where o.kind = 'pack' and o.state in ('queued', 'sending', 'failed', 'uncertain')
      and (o.state <> 'failed' or p.state in ('approved', 'sent'))
      and a.cause = 'mail:' || p.committee || '/' || p.series || '/' || p.period || '/v' || p.version
  )
  and not exists (
    select from delivery.outbox o
    join delivery.reminders r using (message)
    where o.kind = 'reminder' and o.state in ('queued', 'sending', 'failed', 'uncertain')
      and a.cause = 'mail:reminders/' || to_char(r.deadline, 'YYYY-MM-DD')
      and (o.state <> 'failed' or not exists (
        select from delivery.reminders later where later.unit = r.unit and later.deadline = r.deadline and later.number > r.number))
  )
  and not exists (
    select from delivery.outbox o
    join delivery.receipts t using (message)
    where o.kind = 'receipt' and o.state in ('queued', 'sending', 'failed', 'uncertain')
      and a.cause = 'mail:receipts/' || t.unit
      and (o.state <> 'failed' or not exists (
        select from delivery.receipts later
        join delivery.outbox newer using (message)
        where later.unit = t.unit and newer.queued_at > o.queued_at))
  )
order by a.cause
