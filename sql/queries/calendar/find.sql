-- The newest calendar row of a system and period. @system, @period: as in calendar.csv.
select c.system::text, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
from warehouse.calendar c
where c.system = @system and c.period = @period
order by c.recorded_at desc, c.version desc
limit 1
