-- A row: one line of indicators.csv as read, before it is checked. No constraints: a line with a fault is kept, so that what refers to it
-- is not refused as well.
create temporary table intake_indicators (
  code text collate "C",
  name_vi text,
  name_en text,
  measure_vi text,
  measure_en text,
  kind text,
  numerator text collate "C",
  denominator text collate "C",
  direction text,
  decimals integer,
  scale bigint,
  reported_by text[],
  disclosure text,
  mask_below numeric,
  part_of text collate "C"
) inherits (intake_rows) on commit drop
