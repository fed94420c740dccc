-- Clears an alert that is raised. A row: it was; the newest mail about its cause, and the one before it.
update delivery.alerts a
set cleared_at = now()
where a.cause = @cause and a.cleared_at is null
returning a.message, a.mail_at, a.says, a.before_at, a.before_says, now() as now
