-- What a reminder in the outbox asks for: its unit, each collection as committee/series/period, between spaces; whether the unit is not to be reminded
-- by now, whether a later message about the same deadline has left or still may, and whether the deadline has passed since it was put into the
-- outbox. @today: the Vietnamese day.
select r.unit::text, array_to_string(r.collections, ' ') as collections,
  exists (select from delivery.reminder_stops s where s.unit = r.unit) as is_stopped,
  exists (
    select from delivery.reminders later
    join delivery.outbox o using (message)
    where later.unit = r.unit and later.deadline = r.deadline and later.number > r.number
      and (o.doubts > 0 or o.state not in ('failed', 'superseded'))
  ) as is_repeated,
  r.sent_on <= r.deadline and r.deadline < @today as is_outdated
from delivery.reminders r
where r.message = @message
