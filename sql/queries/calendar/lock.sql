-- One person at a time changes the calendar on the desk, until the transaction ends; the others wait here.
select pg_advisory_xact_lock(hashtextextended('desk.calendar', 0))
