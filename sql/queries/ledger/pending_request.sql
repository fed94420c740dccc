-- The pending request with these parameters, or none. @asOf: null for the moment it is made.
select r.run
from ledger.runs r
where r.series = @Series and r.committee = @Committee and r.period = @Period and r.force = @Force
  and coalesce(r.as_of, '-infinity') = coalesce(@asOf::timestamptz, '-infinity')
  and r.step = 'request' and r.state in ('enqueued', 'processing', 'retrying')
