-- Raises an alert unless it is raised already. A row: it was not; the newest mail about its cause, and the one before it.
insert into delivery.alerts as a (cause, raised_at)
values (@cause, now())
on conflict (cause) do update
set raised_at = excluded.raised_at, cleared_at = null
where a.cleared_at is not null
returning a.message, a.mail_at, a.says, a.before_at, a.before_says, now() as now
