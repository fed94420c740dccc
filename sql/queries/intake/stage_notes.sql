-- A row: one line of notes.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_notes (
  unit text collate "C",
  period text collate "C",
  field text collate "C",
  kind text,
  ordinal integer,
  text text
) inherits (intake_rows) on commit drop
