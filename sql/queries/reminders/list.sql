-- The reminders that were put into the outbox, the newest first, with how each stands.
select r.unit::text, r.deadline, r.step, r.sent_on, array_to_string(r.collections, ' ') as collections, r.asked_by::text, o.address, o.state, o.failure, o.doubts,
  o.answer::text, o.queued_at, o.ended_at, o.message
from delivery.reminders r
join delivery.outbox o using (message)
order by o.queued_at desc, r.unit, r.deadline desc
limit @limit
