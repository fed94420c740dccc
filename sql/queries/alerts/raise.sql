-- Raises an alert unless it is raised already. A row: it was not; the newest mail about its cause, and the one before it.
insert into delivery.alerts as a (cause, raised_at)
values (@cause, now())
on conflict (cause) do update
set raised_at = excluded.raised_at, cleared_at = null
where a.cleared_at is not null
returning a.message,
  -- What stood in the queue left later than it was to.
  greatest(a.mail_at, (select o.ended_at from delivery.outbox o where o.message = a.message and o.state = 'accepted')) as mail_at,
  a.says, a.before_at, a.before_says,
  exists (select from delivery.outbox o where o.message = a.message and o.state = 'queued') as is_waiting, now() as now
