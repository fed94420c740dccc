-- Packs with mail of which nobody knows whether it arrived, or, while the version is the one that readers have, that did not get through; the
-- last queued first.
select p.committee::text, warehouse.name_now(p.committee) as committee_name, p.series::text, p.series_version, p.period, p.version,
  count(*) filter (where o.state = 'uncertain')::int as uncertain, count(*) filter (where o.state = 'failed')::int as failed
from delivery.outbox o
join packs.packs p using (pack)
where o.kind = 'pack' and o.state in ('failed', 'uncertain') and (o.state = 'uncertain' or p.state in ('approved', 'sent'))
group by p.pack
order by max(o.queued_at) desc
limit @limit
