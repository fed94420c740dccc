-- Causes of raised alerts about a pack's mail of which every message has arrived, or need not any more: nobody sends again what was refused of a
-- version that readers do not have, or not any more. What is queued once more has not arrived: it may fail again.
select a.cause
from delivery.alerts a
where a.cleared_at is null and starts_with(a.cause, 'mail:')
  and not exists (
    select from delivery.outbox o
    join packs.packs p using (pack)
    where o.kind = 'pack' and o.state not in ('accepted', 'superseded')
      and (o.state <> 'failed' or p.state in ('approved', 'sent'))
      and a.cause = 'mail:' || p.committee || '/' || p.series || '/' || p.period || '/v' || p.version
  )
order by a.cause
