-- The newest earlier version of a pack that each address has, or may have, however the message ended: what a correction replaces; and what queue.sql
-- refers to. A row: an address in lower case, and the Message-IDs between spaces, the oldest first.
select lower(o.address) as address, max(p.version) as version,
  coalesce(string_agg('<' || o.message_id || '>', ' ' order by p.version), '') as "references"
from packs.packs p
join delivery.outbox o using (pack)
where p.committee = @Committee and p.series = @Series and p.period = @Period and p.version < @Version
  and o.kind = 'pack' and (o.state in ('accepted', 'uncertain', 'sending') or o.doubts > 0)
group by lower(o.address)
order by lower(o.address)
