-- The causes of alerts that are raised and begin with @prefix.
select a.cause
from delivery.alerts a
where a.cleared_at is null and starts_with(a.cause, @prefix)
order by a.cause
