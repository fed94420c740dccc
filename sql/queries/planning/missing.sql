-- Which of these occurrences are to be added to the ledger, by their place in the arrays (from 1): those that are not in it in any state, or
-- that the schedule had dropped before their time. @now: as for adding.
select w.place::int
from unnest(@series::text[], @committee::text[], @period::text[], @step::text[], @due::timestamptz[])
  with ordinality as w (series, committee, period, step, due, place)
where not exists (
  select from ledger.runs r
  where r.series = w.series and r.committee = w.committee and r.period = w.period and r.step = w.step and r.due = w.due
    and not (r.state = 'deleted' and not r.cancel_requested and r.attempt = 0 and r.due > @now)
)
order by w.place
