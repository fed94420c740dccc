-- A row: one line of units.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_units (
  code text collate "C",
  name_vi text,
  name_en text,
  kind text collate "C",
  parent text collate "C",
  display_order integer,
  email text,
  valid_from text collate "C",
  valid_to text collate "C"
) inherits (intake_rows) on commit drop
