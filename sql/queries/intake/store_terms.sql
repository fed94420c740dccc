-- Stores the lines of terms.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.code, s.name_vi, s.from_quarter, s.to_quarter
  from intake_terms s
  left join lateral (
    select t.code, t.name_vi, t.from_quarter, t.to_quarter
    from warehouse.terms t
    where t.code = s.code and t.recorded_at <= @recorded_at
    order by t.recorded_at desc, t.version desc
    limit 1
  ) known on true
  where known.code is null
    or row(s.name_vi, s.from_quarter, s.to_quarter)
      is distinct from row(known.name_vi, known.from_quarter, known.to_quarter)
), stored as (
  insert into warehouse.terms (
    code, name_vi, from_quarter, to_quarter, recorded_at, submission)
  select c.code, c.name_vi, c.from_quarter, c.to_quarter, @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
