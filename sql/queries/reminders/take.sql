-- Takes the one message that a unit gets about @deadline for the reminder of the day @step, and on the day @sentOn; once more when the one before
-- was refused or taken back and surely never left. No row changes when it has been taken, or the unit is not to be reminded any more: of two who
-- take at the same time the second finds its number gone. The message is put into the outbox in the same transaction.
insert into delivery.reminders (unit, deadline, number, step, sent_on, message, collections, asked_by)
select @unit, @deadline, 1 + (select count(*)::int from delivery.reminders r where r.unit = @unit and r.deadline = @deadline),
  @step, @sentOn, @message, @collections, @by
where not exists (select from delivery.reminder_stops s where s.unit = @unit)
  and not exists (
    select from delivery.reminders r
    join delivery.outbox o using (message)
    where r.unit = @unit and r.deadline = @deadline and (r.step = @step or r.sent_on = @sentOn)
      and (o.doubts > 0 or o.state not in ('failed', 'superseded'))
  )
on conflict do nothing
