-- Lets a unit be reminded again. No row changes when it is.
delete from delivery.reminder_stops s
where s.unit = @unit
