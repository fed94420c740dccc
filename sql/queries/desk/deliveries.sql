-- The messages about a version of a pack, by recipient: who gets it, how far it is, and what the server said. @id: the version.
select o.recipient_name::text, o.address, o.kind, o.state, o.doubts, o.answer::text, coalesce(o.ended_at, o.queued_at) as at
from delivery.outbox o
where o.pack = @id
order by o.recipient_name, o.address, o.queued_at
