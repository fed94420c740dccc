-- Stores the lines of targets.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.unit, s.indicator, s.from_quarter, s.to_quarter, s.value, s.basis, s.source
  from intake_targets s
  left join lateral (
    select t.unit, t.indicator, t.from_quarter, t.to_quarter, t.value, t.basis, t.source
    from warehouse.targets t
    where t.unit = s.unit and t.indicator = s.indicator and t.from_quarter = s.from_quarter and t.to_quarter = s.to_quarter and t.basis = s.basis and t.recorded_at <= @recorded_at
    order by t.recorded_at desc, t.version desc
    limit 1
  ) known on true
  where known.unit is null
    or row(s.value, s.source)
      is distinct from row(known.value, known.source)
), stored as (
  insert into warehouse.targets (
    unit, indicator, from_quarter, to_quarter, value, basis, source, recorded_at, submission)
  select c.unit, c.indicator, c.from_quarter, c.to_quarter, c.value, c.basis, c.source, @recorded_at, @submission
  from changed c
  order by c.file, c.line
), noted as (
  insert into intake_stored (file, line)
  select c.file, c.line
  from changed c
)
select file, count(*) as lines
from changed
group by file
order by file
