-- A row: one line of holidays.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_holidays (
  date date,
  name_vi text
) inherits (intake_rows) on commit drop
