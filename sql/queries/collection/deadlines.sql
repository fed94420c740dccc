-- The newest row of the reporting calendar for every system and period.
select distinct on (c.system, c.period) c.system::text, c.period::text, c.window_start, c.unit_deadline, c.consolidation_deadline
from warehouse.calendar c
order by c.system, c.period, c.recorded_at desc, c.version desc
