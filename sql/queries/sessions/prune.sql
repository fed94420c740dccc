-- Removes sessions that have expired.
delete from desk.sessions
where expires_at <= @now
