-- The newest calendar rows whose meeting is at @from (Vietnamese local time) or later, the next one first.
select c.system::text, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
from (
  select distinct on (a.system, a.period)
    a.system, a.period, a.window_start, a.window_end, a.unit_deadline, a.consolidation_deadline, a.meeting_at
  from warehouse.calendar a
  order by a.system, a.period, a.recorded_at desc, a.version desc
) c
where c.meeting_at >= @from
order by c.meeting_at, c.system, c.period
limit @limit
