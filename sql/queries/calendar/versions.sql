-- Every version of a row of the calendar with who submitted it, the newest first.
select c.version, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at, c.recorded_at, s.submitted_by::text
from warehouse.calendar c
join warehouse.submissions s on s.submission = c.submission
where c.system = @system and c.period = @period
order by c.recorded_at desc, c.version desc
