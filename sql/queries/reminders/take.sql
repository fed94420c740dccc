-- Takes the one message that a unit gets about @deadline for the reminder of the day @step, and on the day @sentOn. No row changes when it has
-- been taken, or the unit is not to be reminded any more. The message is put into the outbox in the same transaction.
insert into delivery.reminders (unit, deadline, step, sent_on, message, collections, asked_by)
select @unit, @deadline, @step, @sentOn, @message, @collections, @by
where not exists (select from delivery.reminder_stops s where s.unit = @unit)
on conflict do nothing
