-- The occurrences that wait for their time. @now: those due by then wait no more.
select r.run, r.series::text, r.committee::text, r.period, r.step, r.due
from ledger.runs r
where r.state = 'scheduled' and r.due > @now
order by r.run
