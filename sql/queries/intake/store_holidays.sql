-- Stores the lines of holidays.csv that differ from the newest version recorded at or before theirs.
-- @recorded_at: when this import was recorded; @submission: the import. A row: a file and how many of its lines were stored.
with changed as materialized (
  select s.file, s.line, s.date, s.name_vi
  from intake_holidays s
  left join lateral (
    select h.date, h.name_vi
    from warehouse.holidays h
    where h.date = s.date and h.recorded_at <= @recorded_at
    order by h.recorded_at desc, h.version desc
    limit 1
  ) known on true
  where known.date is null
    or row(s.name_vi)
      is distinct from row(known.name_vi)
), stored as (
  insert into warehouse.holidays (
    date, name_vi, recorded_at, submission)
  select c.date, c.name_vi, @recorded_at, @submission
  from changed c
  order by c.file, c.line
)
select file, count(*) as lines
from changed
group by file
order by file
