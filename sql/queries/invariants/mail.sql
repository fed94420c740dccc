-- Packs of which the same recipient has accepted more than one message, none of them said to be sent again. A row: pack and address.
select p.committee || '/' || p.series || '/' || p.period || '/v' || p.version || ' to ' || lower(o.address) as fault
from delivery.outbox o
join packs.packs p using (pack)
where o.kind = 'pack' and o.state = 'accepted'
group by p.pack, lower(o.address)
having count(*) > 1 and sum(o.doubts) = 0
order by p.pack, lower(o.address)
