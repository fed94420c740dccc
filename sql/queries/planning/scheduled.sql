-- The occurrences that wait to be started, those whose time has come too.
select r.run, r.series::text, r.committee::text, r.period, r.step, r.due
from ledger.runs r
where r.state = 'scheduled'
order by r.run
