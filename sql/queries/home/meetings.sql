-- The newest calendar rows that are not over, the next deadline of units first: the meeting is at @from (Vietnamese local time) or later, or the
-- figures are still being consolidated on its day, whether or not a meeting is fixed.
select c.system::text, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
from (
  select distinct on (a.system, a.period)
    a.system, a.period, a.window_start, a.window_end, a.unit_deadline, a.consolidation_deadline, a.meeting_at
  from warehouse.calendar a
  order by a.system, a.period, a.recorded_at desc, a.version desc
) c
where c.meeting_at >= @from or c.consolidation_deadline >= @from::date
order by c.unit_deadline, c.system, c.period
limit @limit
