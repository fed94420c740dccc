-- A row: one line of committees.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_committees (
  unit text collate "C",
  superior_vi text,
  place_vi text,
  authority_vi text,
  signer_title_vi text,
  copies_to text,
  sample boolean
) inherits (intake_rows) on commit drop
