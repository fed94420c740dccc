-- Stores the lines of indicators.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.code, s.name_vi, s.name_en, s.measure_vi, s.measure_en, s.kind, s.numerator, s.denominator, s.direction,
    s.decimals, s.scale, s.reported_by, s.disclosure, s.mask_below, s.part_of
  from intake_indicators s
  left join lateral (
    select i.code, i.name_vi, i.name_en, i.measure_vi, i.measure_en, i.kind, i.numerator, i.denominator, i.direction,
      i.decimals, i.scale, i.reported_by, i.disclosure, i.mask_below, i.part_of
    from warehouse.indicators i
    where i.code = s.code and i.recorded_at <= @recorded_at
    order by i.recorded_at desc, i.version desc
    limit 1
  ) known on true
  where known.code is null
    or row(s.name_vi, s.name_en, s.measure_vi, s.measure_en, s.kind, s.numerator, s.denominator, s.direction, s.decimals, s.scale, s.reported_by, s.disclosure, s.mask_below, s.part_of)
      is distinct from row(known.name_vi, known.name_en, known.measure_vi, known.measure_en, known.kind, known.numerator, known.denominator, known.direction, known.decimals, known.scale, known.reported_by, known.disclosure, known.mask_below, known.part_of)
), stored as (
  insert into warehouse.indicators (
    code, name_vi, name_en, measure_vi, measure_en, kind, numerator, denominator, direction, decimals, scale,
    reported_by, disclosure, mask_below, part_of, recorded_at, submission)
  select c.code, c.name_vi, c.name_en, c.measure_vi, c.measure_en, c.kind, c.numerator, c.denominator, c.direction,
    c.decimals, c.scale, c.reported_by, c.disclosure, c.mask_below, c.part_of, @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
