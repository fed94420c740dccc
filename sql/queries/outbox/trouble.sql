-- Mail that did not get through and of which nobody is told yet: of a version of a pack, of the reminders of a deadline, of a unit's receipts. A
-- row: the alarm's cause, how many messages, and the first of them. What is trouble and how causes are spelled is as in recovered.sql.
with trouble as (
  select 'mail:' || p.committee || '/' || p.series || '/' || p.period || '/v' || p.version as cause, o.state, o.address, o.answer, o.queued_at
  from delivery.outbox o
  join packs.packs p using (pack)
  where o.kind = 'pack' and o.state in ('failed', 'uncertain') and (o.state = 'uncertain' or p.state in ('approved', 'sent'))
  union all
  select 'mail:reminders/' || to_char(r.deadline, 'YYYY-MM-DD'), o.state, o.address, o.answer, o.queued_at
  from delivery.outbox o
  join delivery.reminders r using (message)
  where o.kind = 'reminder' and o.state in ('failed', 'uncertain')
    and (o.state = 'uncertain' or not exists (
      select from delivery.reminders later where later.unit = r.unit and later.deadline = r.deadline and later.number > r.number))
  union all
  select 'mail:receipts/' || t.unit, o.state, o.address, o.answer, o.queued_at
  from delivery.outbox o
  join delivery.receipts t using (message)
  where o.kind = 'receipt' and o.state in ('failed', 'uncertain')
    and (o.state = 'uncertain' or not exists (
      select from delivery.receipts later
      join delivery.outbox newer using (message)
      where later.unit = t.unit and newer.queued_at > o.queued_at))
)
select t.cause, count(*) filter (where t.state = 'failed')::int as failed, count(*) filter (where t.state = 'uncertain')::int as uncertain,
  (array_agg(t.address order by t.queued_at, t.address))[1] as address,
  (array_agg(t.answer::text order by t.queued_at, t.address))[1] as answer
from trouble t
where not exists (select from delivery.alerts a where a.cause = t.cause and a.cleared_at is null)
group by t.cause
order by t.cause
