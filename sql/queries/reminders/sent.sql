-- Which of @units have a message about @deadline for the reminder of the day @step, or one of the day @today. One that was refused or taken back
-- and surely never left is none.
select distinct r.unit::text
from delivery.reminders r
join delivery.outbox o using (message)
where r.unit = any (@units) and r.deadline = @deadline and (r.step = @step or r.sent_on = @today)
  and (o.doubts > 0 or o.state not in ('failed', 'superseded'))
order by 1
