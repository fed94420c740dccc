-- Mail to units, by kind, of which nobody knows whether it arrived or that did not get through, in the last 30 days: an older reminder or
-- receipt is nobody's business any more.
select o.kind, count(*) filter (where o.state = 'uncertain')::int as uncertain, count(*) filter (where o.state = 'failed')::int as failed
from delivery.outbox o
where o.kind in ('reminder', 'receipt') and o.state in ('failed', 'uncertain') and o.queued_at > now() - interval '30 days'
group by o.kind
order by o.kind
