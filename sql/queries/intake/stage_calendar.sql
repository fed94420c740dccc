-- A row: one line of calendar.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_calendar (
  system text collate "C",
  period text collate "C",
  window_start date,
  window_end date,
  unit_deadline date,
  consolidation_deadline date,
  meeting_at timestamp
) inherits (intake_rows) on commit drop
