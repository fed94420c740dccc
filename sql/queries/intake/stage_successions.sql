-- A row: one line of successions.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_successions (
  predecessor text collate "C",
  successor text collate "C",
  effective text collate "C",
  weight numeric
) inherits (intake_rows) on commit drop
