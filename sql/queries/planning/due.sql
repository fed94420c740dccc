-- Locks and lists the occurrences whose time has come, the newest first. @now: included. What only records how a period stands waits until
-- no earlier run of its pack is on its way.
select r.run, r.series::text, r.committee::text, r.period, r.step, r.due,
  exists (select from ledger.paused p where p.series = r.series and p.committee = r.committee) as paused
from ledger.runs r
where r.state = 'scheduled' and r.due <= @now
  and not (r.step in ('freeze', 'archive') and exists (
    select from ledger.runs pack
    where pack.series = r.series and pack.committee = r.committee and pack.period = r.period and pack.due <= r.due
      and pack.step in ('draft', 'rebuild', 'meeting', 'freeze') and pack.run <> r.run
      and pack.state in ('scheduled', 'enqueued', 'processing', 'retrying')
  ))
order by r.due desc, r.run desc
for update of r
