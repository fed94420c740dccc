-- When the calendar had the newest reminder of a collection due, at or before @due; null when it had none.
select max(r.due)
from ledger.runs r
where r.series = @Series and r.committee = @Committee and r.period = @Period and r.step = 'remind' and r.planned_at is not null and r.due <= @Due
