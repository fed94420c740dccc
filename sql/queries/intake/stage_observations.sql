-- A row: one line of observations.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_observations (
  unit text collate "C",
  indicator text collate "C",
  quarter text collate "C",
  value numeric,
  qualifier text,
  value_to numeric,
  status text,
  quoted_percent numeric,
  note text,
  recorded_at timestamptz
) inherits (intake_rows) on commit drop
