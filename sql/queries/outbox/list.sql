-- What was sent to whom, the newest first. A row: a message; the pack's columns are null for an alert.
select o.message, p.committee::text, p.series::text, p.period, p.version, o.kind, o.recipient_name::text, o.address, o.subject::text,
  o.state, o.failure, o.attempt, o.doubts, o.answer::text, o.message_id, o.content_sha256, o.queued_at, o.started_at, o.next_attempt_at, o.ended_at
from delivery.outbox o
left join packs.packs p using (pack)
order by o.queued_at desc, p.pack desc, o.address, o.message
