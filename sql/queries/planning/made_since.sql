-- Whether the packs of a series and period whose runs have ended since an alert was raised are made, the newest run of each committee
-- counting. @run: series/period. Null: a run is at it. No run has ended: not made.
with newest as (
  select distinct on (r.committee) r.state
  from ledger.runs r
  where r.series || '/' || r.period = @run and (r.state = 'processing' or r.ended_at >= @since)
  order by r.committee, r.ended_at desc nulls first, r.run desc
)
select case when bool_or(n.state = 'processing') then null else coalesce(bool_and(n.state = 'succeeded'), false) end
from newest n
