-- The alerts that are raised and whose cause begins with @prefix.
select a.cause, a.raised_at
from delivery.alerts a
where a.cleared_at is null and starts_with(a.cause, @prefix)
order by a.cause
