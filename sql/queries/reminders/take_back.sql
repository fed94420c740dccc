-- Takes back what has not left of a unit's reminders.
update delivery.outbox o
set state = 'superseded', answer = @answer, ended_at = now()
from delivery.reminders r
where r.message = o.message and r.unit = @unit and o.state = 'queued'
