-- What a reminder in the outbox asks for: its unit, each collection as committee/series/period, and whether the unit is not to be reminded by now.
select r.unit::text, r.collections, exists (select from delivery.reminder_stops s where s.unit = r.unit) as stopped
from delivery.reminders r
where r.message = @message
