-- The newest row of each period of a reporting system, the last window first.
select c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
from (
  select distinct on (a.period) a.period, a.window_start, a.window_end, a.unit_deadline, a.consolidation_deadline, a.meeting_at
  from warehouse.calendar a
  where a.system = @system
  order by a.period, a.recorded_at desc, a.version desc
) c
order by c.window_end desc, c.window_start desc, c.period desc
limit @limit offset @offset
