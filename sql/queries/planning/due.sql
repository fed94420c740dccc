-- Locks and lists the occurrences whose time has come, the newest first. @now: included.
select r.run, r.series::text, r.committee::text, r.period, r.step, r.due,
  exists (select from ledger.paused p where p.series = r.series and p.committee = r.committee) as paused
from ledger.runs r
where r.state = 'scheduled' and r.due <= @now
order by r.due desc, r.run desc
for update of r
