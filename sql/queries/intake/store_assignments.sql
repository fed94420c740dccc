-- Stores the lines of assignments.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.code, s.committee, s.kind, s.given_at_period, s.text, s.owner_unit, s.due, s.status, s.progress
  from intake_assignments s
  left join lateral (
    select a.code, a.committee, a.kind, a.given_at_period, a.text, a.owner_unit, a.due, a.status, a.progress
    from warehouse.assignments a
    where a.code = s.code and a.recorded_at <= @recorded_at
    order by a.recorded_at desc, a.version desc
    limit 1
  ) known on true
  where known.code is null
    or row(s.committee, s.kind, s.given_at_period, s.text, s.owner_unit, s.due, s.status, s.progress)
      is distinct from row(known.committee, known.kind, known.given_at_period, known.text, known.owner_unit, known.due, known.status, known.progress)
), stored as (
  insert into warehouse.assignments (
    code, committee, kind, given_at_period, text, owner_unit, due, status, progress, recorded_at, submission)
  select c.code, c.committee, c.kind, c.given_at_period, c.text, c.owner_unit, c.due, c.status, c.progress,
    @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
