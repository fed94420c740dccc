-- The addresses, in lower case, for which a pack has a message that was not refused: `send` queues nothing for them.
select lower(o.address)
from delivery.outbox o
where o.pack = @pack and o.kind = 'pack' and o.state <> 'failed'
order by lower(o.address)
