-- Clears an alert that is raised and of whose end nobody is told.
update delivery.alerts
set cleared_at = now()
where cause = @cause and cleared_at is null
