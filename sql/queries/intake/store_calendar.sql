-- Stores the lines of calendar.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.system, s.period, s.window_start, s.window_end, s.unit_deadline, s.consolidation_deadline, s.meeting_at
  from intake_calendar s
  left join lateral (
    select c.system, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at
    from warehouse.calendar c
    where c.system = s.system and c.period = s.period and c.recorded_at <= @recorded_at
    order by c.recorded_at desc, c.version desc
    limit 1
  ) known on true
  where known.system is null
    or row(s.window_start, s.window_end, s.unit_deadline, s.consolidation_deadline, s.meeting_at)
      is distinct from row(known.window_start, known.window_end, known.unit_deadline, known.consolidation_deadline, known.meeting_at)
), stored as (
  insert into warehouse.calendar (
    system, period, window_start, window_end, unit_deadline, consolidation_deadline, meeting_at, recorded_at,
    submission)
  select c.system, c.period, c.window_start, c.window_end, c.unit_deadline, c.consolidation_deadline, c.meeting_at,
    @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
