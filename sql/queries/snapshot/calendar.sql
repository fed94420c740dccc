-- At most one row: when @period of the calendar @system is due, as known at @as_of. Days and times are Asia/Ho_Chi_Minh.
select c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at, c.recorded_at
from warehouse.calendar c
where c.system = @system and c.period = @period and c.recorded_at <= @as_of
order by c.recorded_at desc, c.version desc
limit 1
