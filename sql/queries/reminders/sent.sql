-- Which of @units have a message about @deadline for the reminder of the day @step, or one of the day @today.
select distinct r.unit::text
from delivery.reminders r
where r.unit = any (@units) and r.deadline = @deadline and (r.step = @step or r.sent_on = @today)
order by 1
