-- What of a pack's mail did not get through, and the first such message. No row when there is none, as recovered.sql sees it; the cause is
-- spelled as there.
select 'mail:' || p.committee || '/' || p.series || '/' || p.period || '/v' || p.version as cause,
  count(*) filter (where o.state = 'failed')::int as failed,
  count(*) filter (where o.state = 'uncertain')::int as uncertain,
  (array_agg(o.address order by o.queued_at, o.address))[1] as address,
  (array_agg(o.answer::text order by o.queued_at, o.address))[1] as answer
from packs.packs p
join delivery.outbox o using (pack)
where p.pack = @pack and o.kind = 'pack' and (o.state = 'uncertain' or (o.state = 'failed' and p.state in ('approved', 'sent')))
group by p.pack
