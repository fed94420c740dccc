-- The messages about a version of a pack, by recipient: who gets it, how far it is, what the server said, and which bytes left.
select o.recipient_name::text, o.address, o.kind, o.state, o.failure, o.doubts, o.answer::text, o.content_sha256,
  case when o.state in ('sending', 'uncertain') then coalesce(o.ended_at, o.started_at, o.queued_at) else coalesce(o.ended_at, o.queued_at) end as at,
  case when o.state = 'queued' and o.failure is not null then o.next_attempt_at end as next_attempt_at
from delivery.outbox o
where o.pack = @id
order by o.recipient_name, o.address, o.queued_at
