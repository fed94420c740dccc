-- Packs that were accepted after it was not known once whether they had arrived: somebody may have them twice. A row: pack and address.
select p.committee || '/' || p.series || '/' || p.period || '/v' || p.version || ' to ' || lower(o.address) as told
from delivery.outbox o
join packs.packs p using (pack)
where o.kind = 'pack' and o.state = 'accepted' and o.doubts > 0
order by p.pack, lower(o.address)
