-- A row: one line of terms.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_terms (
  code text collate "C",
  name_vi text,
  from_quarter text collate "C",
  to_quarter text collate "C"
) inherits (intake_rows) on commit drop
