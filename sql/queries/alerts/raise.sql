-- Raises an alert unless it is raised already. @message: the mail that says so.
insert into delivery.alerts as a (cause, raised_at, raised_message)
values (@cause, now(), @message)
on conflict (cause) do update
set raised_at = excluded.raised_at, raised_message = excluded.raised_message, cleared_at = null
where a.cleared_at is not null
