-- Clears an alert that is raised.
update delivery.alerts
set cleared_at = now()
where cause = @cause and cleared_at is null
