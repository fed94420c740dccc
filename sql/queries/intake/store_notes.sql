-- Stores the lines of notes.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.unit, s.period, s.field, s.kind, s.ordinal, s.text
  from intake_notes s
  left join lateral (
    select n.unit, n.period, n.field, n.kind, n.ordinal, n.text
    from warehouse.notes n
    where n.unit = s.unit and n.period = s.period and n.field = s.field and n.kind = s.kind and n.ordinal = s.ordinal and n.recorded_at <= @recorded_at
    order by n.recorded_at desc, n.version desc
    limit 1
  ) known on true
  where known.unit is null
    or row(s.text)
      is distinct from row(known.text)
), stored as (
  insert into warehouse.notes (
    unit, period, field, kind, ordinal, text, recorded_at, submission)
  select c.unit, c.period, c.field, c.kind, c.ordinal, c.text, @recorded_at, @submission
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
