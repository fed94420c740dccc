-- The addresses, in lower case, for which a pack has a message that was not refused, with its state: `send` queues nothing for them.
select lower(o.address) as address, o.state
from delivery.outbox o
where o.pack = @pack and o.kind = 'pack' and o.state <> 'failed'
order by lower(o.address)
