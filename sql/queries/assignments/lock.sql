-- One person at a time gives or changes an assignment on the desk, until the transaction ends; the others wait here.
select pg_advisory_xact_lock(hashtextextended('desk.assignments', 0))
