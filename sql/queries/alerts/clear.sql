-- Clears an alert that is raised. A row: it was; the newest mail about its cause, and the one before it.
update delivery.alerts a
set cleared_at = now()
where a.cause = @cause and a.cleared_at is null
returning a.message,
  -- What stood in the queue left later than it was to.
  greatest(a.mail_at, (select o.ended_at from delivery.outbox o where o.message = a.message and o.state = 'accepted')) as mail_at,
  a.says, a.before_at, a.before_says,
  exists (select from delivery.outbox o where o.message = a.message and o.state = 'queued') as is_waiting, now() as now
