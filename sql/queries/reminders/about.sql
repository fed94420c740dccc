-- What a reminder in the outbox asks for: its unit, and each collection as committee/series/period.
select r.unit::text, r.collections
from delivery.reminders r
where r.message = @message
