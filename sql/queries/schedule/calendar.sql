-- The newest calendar row of each system and period, in order of the windows.
select c.system, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
from (
  select distinct on (a.system, a.period)
    a.system::text, a.period, a.window_start, a.window_end, a.unit_deadline, a.consolidation_deadline, a.meeting_at
  from warehouse.calendar a
  order by a.system, a.period, a.recorded_at desc, a.version desc
) c
order by c.window_end, c.system, c.period
