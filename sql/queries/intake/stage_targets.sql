-- A row: one line of targets.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_targets (
  unit text collate "C",
  indicator text collate "C",
  from_quarter text collate "C",
  to_quarter text collate "C",
  value numeric,
  basis text,
  source text
) inherits (intake_rows) on commit drop
