-- A row: one line of assignments.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_assignments (
  code text collate "C",
  committee text collate "C",
  kind text,
  given_at_period text collate "C",
  text text,
  owner_unit text collate "C",
  due date,
  status text,
  progress text
) inherits (intake_rows) on commit drop
