-- Whether what an alert was raised for is done by the runs that have ended since, the newest of each committee counting. @run: series/period
-- for packs, series/period/step for a step that makes none. Null: a run is at it. No run has ended: not done.
with newest as (
  select distinct on (r.committee) r.state
  from ledger.runs r
  where r.series || '/' || r.period || case when r.step in ('open', 'remind', 'freeze', 'archive') then '/' || r.step else '' end = @run
    and (r.state = 'processing' or r.ended_at >= @since)
  order by r.committee, r.ended_at desc nulls first, r.run desc
)
select case when bool_or(n.state = 'processing') then null else coalesce(bool_and(n.state = 'succeeded'), false) end
from newest n
