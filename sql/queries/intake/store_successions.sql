-- Stores the lines of successions.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.predecessor, s.successor, s.effective, s.weight
  from intake_successions s
  left join lateral (
    select u.predecessor, u.successor, u.effective, u.weight
    from warehouse.successions u
    where u.predecessor = s.predecessor and u.successor = s.successor and u.recorded_at <= @recorded_at
    order by u.recorded_at desc, u.version desc
    limit 1
  ) known on true
  where known.predecessor is null
    or row(s.effective, s.weight)
      is distinct from row(known.effective, known.weight)
), stored as (
  insert into warehouse.successions (
    predecessor, successor, effective, weight, recorded_at, submission)
  select c.predecessor, c.successor, c.effective, c.weight, @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
