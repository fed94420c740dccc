-- Keeps that a unit is not to be reminded. No row changes when it is so already.
insert into delivery.reminder_stops (unit, reason, stopped_by)
values (@unit, @reason, @by)
on conflict do nothing
