-- Packs of which the same address has more than one message. A row: pack and address. The index that forbids it can be lost, in a restore.
select p.committee || '/' || p.series || '/' || p.period || '/v' || p.version || ' to ' || lower(o.address) as fault
from delivery.outbox o
join packs.packs p using (pack)
where o.kind = 'pack'
group by p.pack, lower(o.address)
having count(*) > 1
order by p.pack, lower(o.address)
